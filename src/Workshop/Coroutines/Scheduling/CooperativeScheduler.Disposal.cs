using Workshop.Tracing;

namespace Workshop.Coroutines;

public sealed partial class CooperativeScheduler
{
    /// <summary>How long <see cref="Dispose"/> waits for a worker to come to the end of its turn; 10 s unless set.</summary>
    public TimeSpan StopLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Ends the workers, each at the end of its present turn.</summary>
    /// <remarks>
    /// Coroutines that have not ended are abandoned: they never go on, their <c>finally</c> blocks do not run, and whoever awaits
    /// them gets an <see cref="ObjectDisposedException"/>. A second call does nothing.
    /// </remarks>
    /// <exception cref="LiveCoroutinesException">Started coroutines had not ended, and no <see cref="CoroutineDeadlockException"/> has told of them. The workers have ended all the same.</exception>
    /// <exception cref="AggregateException">All have ended, but some failed and nobody awaited them.</exception>
    /// <exception cref="InvalidOperationException">The calling thread is one of its workers.</exception>
    public void Dispose()
    {
        if (ReferenceEquals(Current, this)) ThrowIfOnWorker(nameof(Dispose));
        lock (_lock)
        {
            if (_stopping) return;
            Volatile.Write(ref _stopping, true);
        }

        LiveSchedulers.Remove(this);
        Delays.Dispose();
        lock (_lock) _silence?.Dispose();
        foreach (var worker in _workers) Nudge(worker);
        var stuck = _workers.Where(worker => !worker.Join(StopLimit)).ToArray();

        var abandoned = Abandon();
        var unobserved = UnobservedFaults.TakeAll();
        // Who was told of a deadlock knows that these live; a second exception would only hide the first.
        if (abandoned.TrueForAll(_reported.ContainsKey)) abandoned.Clear();
        if (abandoned.Count > 0) throw new LiveCoroutinesException(abandoned, stuck, StopLimit, unobserved);
        if (unobserved is not null) throw unobserved;
    }

    /// <summary>Does what <see cref="Dispose"/> does and blocks no thread that the caller needs.</summary>
    /// <inheritdoc cref="Dispose" path="/exception"/>
    public ValueTask DisposeAsync()
    {
        if (ReferenceEquals(Current, this)) ThrowIfOnWorker(nameof(DisposeAsync));
        return new ValueTask(Task.Run(Dispose));
    }

    private static ObjectDisposedException CannotStart(Coroutine coroutine) =>
        Disposed($"Coroutine '{coroutine.MethodName}' cannot start: its scheduler was disposed. Start it before Dispose, or on another CooperativeScheduler.");

    private static ObjectDisposedException CannotWait() =>
        Disposed("Waiting for the coroutines of a scheduler that was disposed would never end. Call WaitAll or await them before Dispose.");

    // With the object's name the message would have a second line that says less.
    private static ObjectDisposedException Disposed(string message) => new(objectName: null, message);

    private List<Coroutine> Abandon()
    {
        List<Coroutine> live = [.. _workers.SelectMany(worker => worker.ReadLive())];
        for (var coroutine = _inbox.First; coroutine is not null; coroutine = coroutine.Next) live.Add(coroutine);
        live.Sort((one, other) => one.Id.CompareTo(other.Id));

        foreach (var coroutine in live)
        {
            var reason = Disposed($"Coroutine '{coroutine}' will never end: its scheduler was disposed. Await it before the scheduler is disposed.");
            var ending = CoroutineEnding.Of(reason);
            ending.Observed = true; // The exception of Dispose names it.
            coroutine.Complete(ending);
        }

        lock (_lock)
        {
            _inbox = default;
            FailWaits();
        }

        return live;
    }
}
