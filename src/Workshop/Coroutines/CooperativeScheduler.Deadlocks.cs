namespace Workshop.Coroutines;

// When all workers are idle and coroutines live, each of them waits for something. If all of that can come from these coroutines only, it never comes.
public sealed partial class CooperativeScheduler
{
    // All guarded by the lock.
    private readonly HashSet<Coroutine> _reported = [];
    private TaskCompletionSource? _deadlock;
    private int _waitingForOne;

    // Waited for something outside when last seen, so it is asked first: one answer is enough.
    private Coroutine? _witness;

    /// <summary>Blocks the calling thread until a coroutine of this scheduler has ended.</summary>
    /// <exception cref="CoroutineDeadlockException">It never will.</exception>
    internal void WaitFor(Task end, CancellationToken cancellationToken)
    {
        Task deadlock;
        lock (_lock)
        {
            _waitingForOne++;
            deadlock = (_deadlock ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            if (_idleCount == _workers.Length) CompleteWaits();
        }

        try
        {
            if (Task.WaitAny([end, deadlock], cancellationToken) == 1 && !end.IsCompleted) deadlock.GetAwaiter().GetResult();
        }
        finally
        {
            lock (_lock)
            {
                if (--_waitingForOne == 0) _deadlock = null;
            }
        }
    }

    private void ReportDeadlock()
    {
        if (_allEnded is null && _waitingForOne == 0) return;
        if (_witness is { IsCompleted: false } witness && WaitOf(witness) is null) return;
        _witness = null;

        var waits = new List<CoroutineDeadlockException.Wait>();
        foreach (var coroutine in _workers.SelectMany(worker => worker.Live))
        {
            if (WaitOf(coroutine) is not { } wait)
            {
                _witness = coroutine;
                return;
            }

            waits.Add(wait);
        }

        waits.Sort((one, other) => one.Coroutine.Id.CompareTo(other.Coroutine.Id));
        var report = new CoroutineDeadlockException(waits);
        _reported.UnionWith(waits.Select(wait => wait.Coroutine));
        _allEnded?.SetException(report);
        _allEnded = null;
        _deadlock?.SetException(report);
        _deadlock = null;
    }

    /// <summary>Null when the coroutine may go on without the help of others of this scheduler.</summary>
    private static CoroutineDeadlockException.Wait? WaitOf(Coroutine coroutine)
    {
        if (coroutine.Context!.CanBeCancelledFromOutside) return null;
        var spin = new SpinWait();
        while (!coroutine.TryHold())
        {
            // Somebody looks at it; else somebody is waking it.
            if (coroutine.ReadStage() is not (CoroutineStage.Held or CoroutineStage.Parked)) return null;
            spin.SpinOnce();
        }

        var copy = coroutine.CopyStateMachine();
        coroutine.Release();
        return StateMachineReader.Awaiter(copy) is IParkingAwaiter awaiter && !awaiter.CanEndFromOutside(coroutine)
            ? new CoroutineDeadlockException.Wait(coroutine, awaiter.WaitsFor)
            : null;
    }
}
