namespace Workshop.Coroutines;

public sealed partial class CooperativeScheduler
{
    // Guarded by the lock.
    private TaskCompletionSource? _allEnded;
    private TaskCompletionSource? _allIdle;

    /// <summary>Starts a coroutine and blocks the calling thread until it has ended; throws what it threw.</summary>
    /// <exception cref="CoroutineDeadlockException">Coroutines wait for each other, so its end never comes.</exception>
    /// <exception cref="InvalidOperationException">The coroutine was started before, or the calling thread is a worker.</exception>
    /// <exception cref="ObjectDisposedException">The scheduler was disposed.</exception>
    public void Run(Coroutine coroutine, CancellationToken cancellationToken = default)
    {
        ThrowIfOnWorker(nameof(Run));
        Start(coroutine, CancellationToken.None).Wait(cancellationToken);
    }

    /// <summary>Starts a coroutine, blocks the calling thread until it has ended, and gives its result or throws what it threw.</summary>
    /// <inheritdoc cref="Run(Coroutine, CancellationToken)"/>
    public T Run<T>(Coroutine<T> coroutine, CancellationToken cancellationToken = default)
    {
        ThrowIfOnWorker(nameof(Run));
        return Start(coroutine, CancellationToken.None).Wait(cancellationToken);
    }

    /// <summary>Blocks the calling thread until every started coroutine has ended.</summary>
    /// <param name="cancellationToken">Ends the waiting, not the coroutines.</param>
    /// <exception cref="CoroutineDeadlockException">Coroutines wait for each other, so that moment never comes.</exception>
    /// <exception cref="AggregateException">Coroutines failed and nobody awaited them. They count as observed from now on.</exception>
    /// <exception cref="InvalidOperationException">The calling thread is a worker.</exception>
    /// <exception cref="ObjectDisposedException">The scheduler was disposed, or is while this waits for coroutines that will never end.</exception>
    public void WaitAll(CancellationToken cancellationToken = default)
    {
        ThrowIfOnWorker(nameof(WaitAll));
        WhenAllIdle(ref _allEnded).WaitAsync(cancellationToken).GetAwaiter().GetResult();
        UnobservedFaults.ThrowIfAny();
    }

    /// <summary>Completes when every started coroutine has ended.</summary>
    /// <inheritdoc cref="WaitAll" path="/param"/>
    /// <inheritdoc cref="WaitAll" path="/exception"/>
    public async Task WaitAllAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfOnWorker(nameof(WaitAllAsync));
        await WhenAllIdle(ref _allEnded).WaitAsync(cancellationToken).ConfigureAwait(false);
        UnobservedFaults.ThrowIfAny();
    }

    /// <summary>
    /// Blocks the calling thread until every worker is idle: each started coroutine has ended, or stands at an await for
    /// something that has not happened.
    /// </summary>
    /// <param name="cancellationToken">Ends the waiting, not the coroutines.</param>
    /// <exception cref="InvalidOperationException">The calling thread is a worker.</exception>
    /// <exception cref="ObjectDisposedException">The scheduler was disposed, or is before that moment comes.</exception>
    public void WaitIdle(CancellationToken cancellationToken = default)
    {
        ThrowIfOnWorker(nameof(WaitIdle));
        WhenAllIdle(ref _allIdle).WaitAsync(cancellationToken).GetAwaiter().GetResult();
    }

    /// <summary>Completes when every worker is idle: what <see cref="WaitIdle"/> waits for, without blocking.</summary>
    /// <inheritdoc cref="WaitIdle" path="/param"/>
    /// <inheritdoc cref="WaitIdle" path="/exception"/>
    public Task WaitIdleAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfOnWorker(nameof(WaitIdleAsync));
        return WhenAllIdle(ref _allIdle).WaitAsync(cancellationToken);
    }

    private Task WhenAllIdle(ref TaskCompletionSource? wait)
    {
        lock (_lock)
        {
            if (_stopping) throw CannotWait();
            wait ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var task = wait.Task;
            EndHoldingLocked();
            if (_idleCount == _workers.Length) CompleteWaits();
            return task;
        }
    }

    // Only when all workers are idle: then the counters stand still, and the lock has made them visible.
    private void CompleteWaits()
    {
        if (_inbox.Count > 0) return;
        _allIdle?.SetResult();
        _allIdle = null;
        if (StartedSoFar != CompletedSoFar)
        {
            ReportDeadlock();
            return;
        }

        _isHeld = _clock is not null;
        _allEnded?.SetResult();
        _allEnded = null;
    }

    private void FailWaits()
    {
        _allIdle?.SetException(CannotWait());
        _allIdle = null;
        _allEnded?.SetException(CannotWait());
        _allEnded = null;
    }

    private static void ThrowIfOnWorker(string method)
    {
        if (Worker.Current is { } worker)
            throw new InvalidOperationException($"Coroutine '{worker.Running}' called {method} on {worker}, which would wait for itself. Await the coroutines instead.");
    }
}
