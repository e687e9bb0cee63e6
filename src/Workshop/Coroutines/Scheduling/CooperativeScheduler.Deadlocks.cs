using System.Diagnostics;

namespace Workshop.Coroutines;

// When all workers are idle and coroutines live, each of them waits for something. If all of that can come from these coroutines only, it never comes.
//
// Who blocks for it can do nothing else, so it is told at once. Who awaits it may be about to start the very coroutine that is missing, so it is told when the
// silence has lasted for DeadlockPatience.
public sealed partial class CooperativeScheduler
{
    // All guarded by the lock.
    private readonly Dictionary<Coroutine, CoroutineDeadlockException> _reported = [];
    private int _waitingForOne;
    private bool _isAwaitedOutside;
    private ITimer? _silence;
    private bool _isTimingSilence;
    private long _silences;
    private long _timedSilence;

    // Waited for something outside when last seen, so it is asked first: one answer is enough.
    private Coroutine? _witness;

    /// <summary>
    /// How long all must have stood still before an ordinary <c>await</c> of a coroutine is told of a deadlock; 1 s unless set. The code that awaits may
    /// start another coroutine meanwhile. <see cref="Timeout.InfiniteTimeSpan"/> never tells it.
    /// </summary>
    /// <remarks>By the scheduler's clock, unless that one is virtual: then by the system's. WaitAll, WaitAllAsync, Run and Wait are told at once.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan DeadlockPatience
    {
        get;
        init
        {
            if (value < TimeSpan.Zero && value != Timeout.InfiniteTimeSpan)
                throw new ArgumentOutOfRangeException(nameof(value), value, "The patience with a deadlock is zero or more; Timeout.InfiniteTimeSpan never ends.");
            field = value;
        }
    }

    = TimeSpan.FromSeconds(1);

    /// <summary>Blocks the calling thread until a coroutine of this scheduler has ended, or never will.</summary>
    internal void WaitFor(Task end, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _waitingForOne++;
            if (_idleCount == _workers.Length) CompleteWaits();
        }

        try
        {
            end.Wait(cancellationToken);
        }
        finally
        {
            lock (_lock) _waitingForOne--;
        }
    }

    /// <summary>An ordinary async method awaits a coroutine.</summary>
    internal void NoteAwaitOutside()
    {
        lock (_lock)
        {
            _isAwaitedOutside = true;
            if (_idleCount == _workers.Length) CompleteWaits();
        }
    }

    /// <summary>Does nothing unless a deadlock was reported in which the coroutine takes part.</summary>
    [StackTraceHidden]
    internal void ThrowIfDeadlocked(Coroutine coroutine)
    {
        CoroutineDeadlockException? report;
        lock (_lock) report = _reported.GetValueOrDefault(coroutine);
        // A new one for everybody who is told: each has its own stack trace.
        if (report is not null) throw new CoroutineDeadlockException(report.Waits);
    }

    /// <summary>All workers have just become idle, and coroutines live.</summary>
    private void ReportDeadlock()
    {
        if (_allEnded is not null || _waitingForOne > 0 || (_isAwaitedOutside && DeadlockPatience == TimeSpan.Zero)) FindDeadlock();
        else if (_isAwaitedOutside) TimeSilence();
    }

    private void TimeSilence()
    {
        _silences++;
        if (_isTimingSilence || DeadlockPatience == Timeout.InfiniteTimeSpan) return;
        _isTimingSilence = true;
        _timedSilence = _silences;
        var clock = _clock is null ? TimeProvider : TimeProvider.System;
        _silence ??= clock.CreateTimer(static scheduler => ((CooperativeScheduler)scheduler!).EndSilence(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _silence.Change(DeadlockPatience, Timeout.InfiniteTimeSpan);
    }

    private void EndSilence()
    {
        lock (_lock)
        {
            _isTimingSilence = false;
            if (_stopping || _idleCount < _workers.Length || _inbox.Count > 0 || StartedSoFar == CompletedSoFar) return;
            if (_timedSilence == _silences) FindDeadlock();
            else TimeSilence(); // Something ran meanwhile.
        }
    }

    private void FindDeadlock()
    {
        // A pooled one may be new again, or another scheduler's.
        if (_witness is { IsCompleted: false, IsNew: false } witness && ReferenceEquals(witness.Scheduler, this) && WaitOf(witness) is null) return;
        _witness = null;

        var waits = new List<CoroutineDeadlockException.Wait>();
        foreach (var coroutine in _workers.SelectMany(worker => worker.ReadLive()))
        {
            if (WaitOf(coroutine) is not { } wait)
            {
                _witness = coroutine;
                return;
            }

            waits.Add(wait);
        }

        waits.Sort((one, other) => one.Coroutine.Id.CompareTo(other.Coroutine.Id));
        var isTold = _allEnded is not null || _waitingForOne > 0;
        foreach (var wait in waits) isTold |= wait.Coroutine.ReleaseWaitsOutside();
        _isAwaitedOutside = false;
        if (!isTold) return;

        var report = new CoroutineDeadlockException(waits);
        foreach (var wait in waits) _reported[wait.Coroutine] = report;
        _allEnded?.SetException(report);
        _allEnded = null;
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
            ? new CoroutineDeadlockException.Wait(coroutine, awaiter.WaitsFor, StateMachineReader.State(copy) + 1)
            : null;
    }
}
