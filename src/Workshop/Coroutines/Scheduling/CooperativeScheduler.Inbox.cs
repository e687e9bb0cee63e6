namespace Workshop.Coroutines;

// What threads other than a worker's own hand to the workers, and who sleeps. All of it under one lock, which no
// mere yield ever takes: so no wake-up can slip between a worker's last look and its sleep.
public sealed partial class CooperativeScheduler
{
    private readonly Lock _lock = new();
    private CoroutineChain _inbox;
    private long _startedOutside;
    private int _idleCount;
    private int _lastWoken;
    private bool _stopping;

    internal bool IsStopping => Volatile.Read(ref _stopping);

    internal bool HasIdleWorkers => Volatile.Read(ref _idleCount) > 0;

    /// <summary>The worker's part of the inbox, so that what lies behind one long turn is not all of it.</summary>
    internal CoroutineChain TakeShare(Worker worker)
    {
        lock (_lock)
        {
            var share = TakeShareLocked(worker);
            if (_inbox.Count > 0 && !_isHeld) worker.Signal(); // The rest must not be forgotten.
            return share;
        }
    }

    /// <summary>Gives a worker with an empty ring something to do, or counts it as idle.</summary>
    internal RefillOutcome Refill(Worker worker, out CoroutineChain taken)
    {
        lock (_lock)
        {
            taken = default;
            if (_stopping) return RefillOutcome.Stopping;
            taken = TakeShareLocked(worker);
            if (taken.Count > 0 || worker.IsSignalled) return RefillOutcome.Taken;
            if (CanAdvanceClock) return RefillOutcome.AdvanceClock;

            worker.IsIdle = true;
            Volatile.Write(ref _idleCount, _idleCount + 1);
            if (_idleCount == _workers.Length) CompleteWaits();
            if (worker.HasNewcomers)
            {
                // Whoever looked for a deadlock held one that was being woken.
                Unidle(worker);
                return RefillOutcome.Taken;
            }

            // Those that have more than one ready will share at the end of their turn.
            foreach (var other in _workers)
            {
                if (!other.IsIdle) other.Signal();
            }

            return RefillOutcome.Idle;
        }
    }

    /// <summary>Takes an idle worker off the idle ones. The caller wakes it up.</summary>
    internal Worker? TryReserveIdle()
    {
        lock (_lock) return _stopping ? null : TryReserveIdleLocked();
    }

    /// <summary>Makes a worker look at what was written down for it, as soon as its present turn ends.</summary>
    internal void Nudge(Worker worker)
    {
        lock (_lock)
        {
            if (worker.IsIdle) Unidle(worker).WakeUp();
            else worker.Signal();
        }
    }

    /// <summary>Copies the state machine of a coroutine that lies in the inbox.</summary>
    internal object? CopyInInbox(Coroutine coroutine)
    {
        lock (_lock)
        {
            var isHere = coroutine.WorkerNumber == Coroutine.NoWorker && coroutine.ReadStage() == CoroutineStage.Ready;
            return isHere ? coroutine.CopyStateMachine() : null;
        }
    }

    /// <summary>Null when it has none of that number.</summary>
    internal Worker? WorkerAt(int number) => (uint)number < (uint)_workers.Length ? _workers[number] : null;

    /// <summary>The calling thread holds the lock without which that worker cannot wake up.</summary>
    internal bool IsSurelyAsleep(Worker worker) => _lock.IsHeldByCurrentThread && worker.IsIdle;

    private void Post(Coroutine coroutine, bool isStart)
    {
        Worker? idle;
        lock (_lock)
        {
            // A wake-up for a coroutine that was abandoned is no news; a start must not vanish.
            if (_stopping)
            {
                if (isStart) throw CannotStart(coroutine);
                return;
            }

            if (isStart) _startedOutside++;
            else _isHeld = false;
            coroutine.MoveTo(Coroutine.NoWorker);
            _inbox.Append(coroutine);
            coroutine.EndWaking();
            idle = _isHeld ? null : TryReserveIdleLocked();
        }

        if (idle is not null)
        {
            idle.WakeUp();
            return;
        }

        foreach (var worker in _workers) worker.Signal();
    }

    private CoroutineChain TakeShareLocked(Worker worker)
    {
        if (_isHeld) return default;
        var share = _inbox.Take((_inbox.Count + _workers.Length - 1) / _workers.Length);
        for (var coroutine = share.First; coroutine is not null; coroutine = coroutine.Next) coroutine.MoveTo(worker.Number);
        return share;
    }

    private Worker? TryReserveIdleLocked()
    {
        if (_idleCount == 0) return null;
        // In turn, so that no worker is always the last to get something to do.
        do _lastWoken = (_lastWoken + 1) % _workers.Length;
        while (!_workers[_lastWoken].IsIdle);
        return Unidle(_workers[_lastWoken]);
    }

    private Worker Unidle(Worker worker)
    {
        worker.IsIdle = false;
        Volatile.Write(ref _idleCount, _idleCount - 1);
        return worker;
    }
}
