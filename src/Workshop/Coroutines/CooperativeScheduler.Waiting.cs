namespace Workshop.Coroutines;

public sealed partial class CooperativeScheduler
{
    // Guarded by the lock.
    private TaskCompletionSource? _allEnded;

    /// <summary>Starts a coroutine and blocks the calling thread until it has ended; throws what it threw.</summary>
    /// <exception cref="InvalidOperationException">The coroutine was started before, or the calling thread is a worker.</exception>
    /// <exception cref="ObjectDisposedException">The scheduler was disposed.</exception>
    public void Run(Coroutine coroutine, CancellationToken cancellationToken = default)
    {
        ThrowIfOnWorker(nameof(Run));
        Start(coroutine).Wait(cancellationToken);
    }

    /// <summary>Starts a coroutine, blocks the calling thread until it has ended, and gives its result or throws what it threw.</summary>
    /// <inheritdoc cref="Run(Coroutine, CancellationToken)"/>
    public T Run<T>(Coroutine<T> coroutine, CancellationToken cancellationToken = default)
    {
        ThrowIfOnWorker(nameof(Run));
        return Start(coroutine).Wait(cancellationToken);
    }

    /// <summary>Blocks the calling thread until every started coroutine has ended.</summary>
    /// <param name="cancellationToken">Ends the waiting, not the coroutines.</param>
    /// <exception cref="AggregateException">Coroutines failed and nobody awaited them. They count as observed from now on.</exception>
    /// <exception cref="InvalidOperationException">The calling thread is a worker.</exception>
    /// <exception cref="ObjectDisposedException">The scheduler was disposed, or is while this waits for coroutines that will never end.</exception>
    public void WaitAll(CancellationToken cancellationToken = default)
    {
        ThrowIfOnWorker(nameof(WaitAll));
        AllEndedAsync().WaitAsync(cancellationToken).GetAwaiter().GetResult();
        UnobservedFaults.ThrowIfAny();
    }

    /// <summary>Completes when every started coroutine has ended.</summary>
    /// <inheritdoc cref="WaitAll" path="/param"/>
    /// <inheritdoc cref="WaitAll" path="/exception"/>
    public async Task WaitAllAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfOnWorker(nameof(WaitAllAsync));
        await AllEndedAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        UnobservedFaults.ThrowIfAny();
    }

    private Task AllEndedAsync()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_stopping, this);
            _allEnded ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var ended = _allEnded.Task;
            if (_idleCount == _workers.Length) CompleteWaitsIfAllEnded();
            return ended;
        }
    }

    // Only when all workers are idle: then the counters stand still, and the lock has made them visible.
    private void CompleteWaitsIfAllEnded()
    {
        if (_allEnded is null || _inbox.Count > 0 || StartedSoFar != CompletedSoFar) return;
        _allEnded.SetResult();
        _allEnded = null;
    }

    private static void ThrowIfOnWorker(string method)
    {
        if (Worker.Current is { } worker)
            throw new InvalidOperationException($"Coroutine '{worker.Running}' called {method} on {worker}, which would wait for itself. Await the coroutines instead.");
    }
}
