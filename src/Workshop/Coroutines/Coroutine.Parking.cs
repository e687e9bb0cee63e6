using Workshop.Tracing;

namespace Workshop.Coroutines;

// The handshake between the worker that lets go of a coroutine and the thread that wakes it: see CoroutineStage.
public abstract partial class Coroutine
{
    private volatile CoroutineStage _stage;

    internal CoroutineStage ReadStage() => _stage;

    /// <summary>Nobody has started it.</summary>
    internal bool IsNew => _stage is CoroutineStage.Created or CoroutineStage.CreatedAtHome or CoroutineStage.HeldNew;

    /// <summary>Its maker is a worker, which will most likely start it too.</summary>
    internal void BeginAtHome(Worker worker)
    {
        var context = worker.Scheduler.DefaultContext;
        if (!ReferenceEquals(Context, context)) Context = context; // The garbage collector notes each write, and asking is cheaper.
        _workerNumber = (short)worker.Number;
        _stage = CoroutineStage.CreatedAtHome;
    }

    /// <summary>The same as <see cref="TryBeginStart"/> without an atomic operation, for the worker that made the coroutine.</summary>
    /// <returns>True when it is ready from now on, and the worker's to queue up; false when it must be started in the ordinary way.</returns>
    internal bool TryStartAtHome(Worker worker, CoroutineContext context, CoroutineTraits origin, Coroutine? caller)
    {
        if (_stage != CoroutineStage.CreatedAtHome) return false;
        worker.Private.Enter();
        // All of it within: a pooled one that somebody else has started and used up may be new again, at home with another worker.
        var isHere = _stage == CoroutineStage.CreatedAtHome && _workerNumber == worker.Number && ReferenceEquals(Context!.Scheduler, worker.Scheduler);
        if (isHere)
        {
            if (!ReferenceEquals(Context, context)) Context = context;
            if (caller is not null) _waiters = caller; // Nobody else waits for it before it is started.
            _traits |= origin | context.Traits;
            Volatile.Write(ref _id, worker.NextId());
            _stage = CoroutineStage.Ready;
        }

        worker.Private.Exit();
        return isHere;
    }

    /// <summary>The caller may put the coroutine into a ring, and nobody else may.</summary>
    /// <returns>False when it was started before.</returns>
    internal bool TryBeginStart(CoroutineContext context, uint id, CoroutineTraits origin)
    {
        LeaveHome();
        var spin = new SpinWait();
        while (true)
        {
            switch (Interlocked.CompareExchange(ref _stage, CoroutineStage.HeldNew, CoroutineStage.Created))
            {
                case CoroutineStage.Created:
                    // Who finds that it is not new any more may ask for all of this.
                    Context = context;
                    _traits |= origin | context.Traits;
                    Volatile.Write(ref _id, id);
                    _stage = CoroutineStage.Waking;
                    return true;
                case CoroutineStage.HeldNew:
                    spin.SpinOnce();
                    break;
                default:
                    return false;
            }
        }
    }

    private void Retire() => _stage = CoroutineStage.Retired;

    /// <summary>Whoever started or woke the coroutine has put it where it is its turn one day.</summary>
    internal void EndWaking() => _stage = CoroutineStage.Ready;

    /// <summary>Announces, before the coroutine registers for a wake-up, that it wants to leave the ring.</summary>
    internal void BeginParking() => _stage = CoroutineStage.Parking;

    /// <summary>The registration failed: the coroutine goes on with the exception.</summary>
    internal void CancelParking() => _stage = CoroutineStage.Ready;

    /// <summary>Called by its worker after each step in which something happened.</summary>
    /// <returns>True when the coroutine stays in the ring; false when it has ended or is from now on anybody's to wake.</returns>
    /// <param name="ended">It has ended in this turn.</param>
    internal bool StaysInRing(bool ended)
    {
        if (!ended && ReadStage() == CoroutineStage.Ready) return true;

        var follower = Next;
        Next = null; // A parked coroutine must not keep its former neighbours alive.
        if (ended || Interlocked.CompareExchange(ref _stage, CoroutineStage.Parked, CoroutineStage.Parking) == CoroutineStage.Parking) return false;
        Next = follower;
        _stage = CoroutineStage.Ready;
        return true;
    }

    /// <summary>What an awaited operation calls when it is done, on any thread.</summary>
    internal void Wake() => Wake(asNext: false);

    /// <inheritdoc cref="Wake()"/>
    /// <param name="asNext">On a worker's thread: run next instead of after all the others.</param>
    internal void Wake(bool asNext)
    {
        LeaveHome();
        while (true)
        {
            var stage = ReadStage();
            var after = stage switch
            {
                CoroutineStage.Parking => CoroutineStage.WokenEarly,
                CoroutineStage.Parked => CoroutineStage.Waking,
                CoroutineStage.Held => CoroutineStage.HeldWoken,
                _ => stage,
            };
            if (after == stage) return; // Woken twice: the second time says nothing new.
            if (TraceGate.IsOn) Recorder.Woken(this);
            if (Interlocked.CompareExchange(ref _stage, after, stage) != stage) continue;
            if (after == CoroutineStage.Waking) Scheduler!.MakeReady(this, asNext);
            return;
        }
    }

    /// <summary>Within its worker's private section, which the worker leaves after the turn: only this worker will wake it.</summary>
    internal void ParkAtHome() => _stage = CoroutineStage.ParkedAtHome;

    /// <summary>Within its worker's private section.</summary>
    /// <returns>True when it is ready from now on, and the caller's to queue up.</returns>
    internal bool TryWakeAtHome()
    {
        if (_stage != CoroutineStage.ParkedAtHome) return false;
        _stage = CoroutineStage.Ready;
        return true;
    }

    /// <summary>From any thread, outside of the private section: it parks like any other from now on.</summary>
    internal void LeaveHome()
    {
        if (_stage is not (CoroutineStage.ParkedAtHome or CoroutineStage.CreatedAtHome)) return;
        var scheduler = Scheduler!;
        var number = WorkerNumber;
        // Of two schedulers, when it goes on at this moment. Then it is not at home any more where it was.
        if (scheduler.WorkerAt(number) is not { } worker) return;
        if (ReferenceEquals(worker, Worker.Current))
        {
            worker.Private.Enter();
            if (IsOf(worker)) BecomeShared();
            worker.Private.Exit();
            return;
        }

        worker.Private.Claim(scheduler.IsSurelyAsleep(worker));
        if (IsOf(worker)) BecomeShared();
        worker.Private.EndClaim();
    }

    /// <summary>The worker has it, had it last, or made it.</summary>
    internal bool IsOf(Worker worker) => WorkerNumber == worker.Number && ReferenceEquals(Scheduler, worker.Scheduler);

    /// <summary>With a claim to its worker's private section.</summary>
    internal void BecomeShared()
    {
        if (_stage == CoroutineStage.ParkedAtHome) _stage = CoroutineStage.Parked;
        else if (_stage == CoroutineStage.CreatedAtHome) _stage = CoroutineStage.Created;
    }

    /// <summary>Keeps a coroutine that no worker has from being started or woken, for a few instructions.</summary>
    internal bool TryHold()
    {
        LeaveHome();
        return Interlocked.CompareExchange(ref _stage, CoroutineStage.Held, CoroutineStage.Parked) == CoroutineStage.Parked
            || Interlocked.CompareExchange(ref _stage, CoroutineStage.HeldNew, CoroutineStage.Created) == CoroutineStage.Created;
    }

    /// <summary>Ends <see cref="TryHold"/> and passes on a wake-up that came meanwhile.</summary>
    internal void Release()
    {
        if (Interlocked.CompareExchange(ref _stage, CoroutineStage.Created, CoroutineStage.HeldNew) == CoroutineStage.HeldNew) return;
        if (Interlocked.CompareExchange(ref _stage, CoroutineStage.Parked, CoroutineStage.Held) == CoroutineStage.Held) return;
        _stage = CoroutineStage.Waking;
        Scheduler!.MakeReady(this, asNext: false);
    }
}
