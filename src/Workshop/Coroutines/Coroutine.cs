using System.Runtime.CompilerServices;

namespace Workshop.Coroutines;

// Created ─Start→ Ready ⇄ Running ─return→ Completed | Faulted | Cancelled
//                   ↑ wake   ↓ await
//                   └─── Suspended

/// <summary>
/// A method that can stop at an <c>await</c>, keep its locals, and go on later on any worker of its
/// <see cref="CooperativeScheduler"/>. Write one as <c>async Coroutine Bake() { … }</c>.
/// </summary>
/// <remarks>
/// <para>Calling the method runs none of its code: a coroutine starts cold. <see cref="CooperativeScheduler.Start"/>
/// starts it; so does awaiting it from another coroutine, which makes the await a call: the callee takes the caller's
/// turn, and the caller goes on as soon as the callee has returned. A coroutine runs once.</para>
/// <para>Any number of coroutines and of ordinary async methods may await one coroutine, before or after it has ended.
/// All members are safe to use from every thread.</para>
/// <para>The ExecutionContext does not travel with a coroutine. Each worker carries the one of the code that created the
/// scheduler; an <see cref="AsyncLocal{T}"/> that a coroutine sets belongs to the worker, where its neighbours see it and the
/// coroutine itself may lose it with the next await. Pass values as arguments. Ordinary async methods that a coroutine awaits
/// keep their own rules.</para>
/// </remarks>
[AsyncMethodBuilder(typeof(CoroutineMethodBuilder))]
public abstract partial class Coroutine
{
    /// <summary>The ring's link, or that of the one chain the coroutine waits in.</summary>
    internal Coroutine? Next;

    /// <summary>Set once, by the start.</summary>
    internal CoroutineContext? Context;

    internal const short NoWorker = -1;

    private uint _id;

    private short _workerNumber = NoWorker;

    private CoroutineTraits _traits;

    private protected Coroutine(CoroutineTraits traits = CoroutineTraits.None) => _traits = traits;

    /// <summary>
    /// Its number within its scheduler, counted from 1 in the order of starting; 0 before the start. After the first
    /// thousand, each worker takes numbers in blocks. Wraps after 4,294,967,295.
    /// </summary>
    public long Id => Volatile.Read(ref _id);

    /// <summary>The method as the source names it; <c>lambda in Main</c> for an anonymous one.</summary>
    public string MethodName => CompilerNames.Method(StateMachineType);

    /// <summary>Where it is in its life. Only a snapshot: it may have moved on when the caller looks.</summary>
    public CoroutineStatus Status
    {
        get
        {
            if (Ending is { } end) return end.Status;
            return ReadStage() switch
            {
                CoroutineStage.Created or CoroutineStage.CreatedAtHome or CoroutineStage.HeldNew => CoroutineStatus.Created,
                _ when ReferenceEquals(Current, this) => CoroutineStatus.Running,
                CoroutineStage.Parking or CoroutineStage.Parked or CoroutineStage.Held
                    or CoroutineStage.ParkedAtHome => CoroutineStatus.Suspended,
                _ => CoroutineStatus.Ready,
            };
        }
    }

    /// <summary>It has ended: completed, faulted or cancelled.</summary>
    public bool IsCompleted => Ending is not null;

    /// <summary>Cancels what the coroutine waits for: the token that its <see cref="CooperativeScheduler.Start"/> was given, or its scope's. None before the start.</summary>
    /// <remarks>
    /// Delays, joins, channels and locks end with it at once, each with an <see cref="OperationCanceledException"/>. A yield does not look at
    /// it, and neither does a task: pass the token on, or ask it. A coroutine that is called with await has its caller's.
    /// </remarks>
    public CancellationToken CancellationToken => Context?.Token ?? CancellationToken.None;

    /// <summary>The coroutine that the calling thread is executing; null on a thread that is no worker.</summary>
    public static Coroutine? Current => Worker.Current?.Running;

    /// <summary>Lets every other ready coroutine of the worker have its turn before this one goes on.</summary>
    /// <remarks>Awaited outside a coroutine, it throws <see cref="InvalidOperationException"/> at the await.</remarks>
    public static YieldAwaitable Yield() => default;

    /// <summary>Suspends the coroutine for a time of its scheduler's <see cref="TimeProvider"/>, never for less.</summary>
    /// <param name="duration">Counted from the await. Zero does not suspend; <see cref="Timeout.InfiniteTimeSpan"/> waits for the token alone.</param>
    /// <param name="cancellationToken">Ends the delay early: the await then throws <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The calling thread runs no coroutine.</exception>
    public static DelayAwaitable Delay(TimeSpan duration, CancellationToken cancellationToken = default)
    {
        if (duration < TimeSpan.Zero && duration != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(nameof(duration), duration, "A delay lasts zero or more; Timeout.InfiniteTimeSpan waits for the token alone.");
        var scheduler = CooperativeScheduler.Current
            ?? throw new InvalidOperationException("Coroutine.Delay was called on a thread that runs no coroutine, so no scheduler's clock applies. Call it in an 'async Coroutine' method that a CooperativeScheduler runs, or use Task.Delay.");
        return new DelayAwaitable(scheduler, duration, cancellationToken);
    }

    /// <summary>Makes <c>await coroutine</c> work, in coroutines and in ordinary async methods.</summary>
    public CoroutineAwaiter GetAwaiter() => new(this);

    /// <summary>Blocks the calling thread until the coroutine has ended and throws what it threw.</summary>
    /// <exception cref="InvalidOperationException">The coroutine was never started, or the calling thread is a worker, which must not block.</exception>
    public void Wait(CancellationToken cancellationToken = default)
    {
        WaitForEnd(cancellationToken);
        ThrowIfFailed();
    }

    /// <summary>A task that ends as the coroutine does, for code that combines tasks.</summary>
    /// <exception cref="InvalidOperationException">The coroutine was never started.</exception>
    public Task AsTask()
    {
        ThrowIfNeverStarted();
        return Bridge(this);
        static async Task Bridge(Coroutine coroutine) => await coroutine;
    }

    /// <summary>The method's name and, once started, its number: <c>Bake (7)</c>.</summary>
    public override string ToString() => Id == 0 ? MethodName : $"{MethodName} ({Id})";

    internal CooperativeScheduler? Scheduler => Context?.Scheduler;

    /// <summary>The worker that runs it or ran it last, or that made it; <see cref="NoWorker"/> while any worker may take it.</summary>
    internal short WorkerNumber => _workerNumber;

    /// <summary>A caller's await started it, so the caller goes on in its place.</summary>
    internal bool IsCall => (_traits & CoroutineTraits.Called) != 0;

    /// <summary>Somebody started it and has given it out of hand: nobody may await it.</summary>
    internal bool IsLaunched => (_traits & CoroutineTraits.Launched) != 0;

    /// <summary>The <see cref="LiveTable"/> of its worker lists it. Only for who has it in hand.</summary>
    internal bool IsListed
    {
        get => (_traits & CoroutineTraits.Listed) != 0;
        set => _traits = value ? _traits | CoroutineTraits.Listed : _traits & ~CoroutineTraits.Listed;
    }

    /// <summary>A token may end its waits.</summary>
    internal bool IsCancellable => (_traits & CoroutineTraits.Cancellable) != 0;

    /// <summary>It has parked on this worker before, and no token may end its waits: nothing is left to see to when it parks again.</summary>
    internal bool ParksEasily => (_traits & (CoroutineTraits.Listed | CoroutineTraits.Cancellable)) == CoroutineTraits.Listed;

    /// <summary>The scope that answers for it; null for one that was called, since its caller answers for it.</summary>
    internal CoroutineScope? Scope => IsCall ? null : Context?.Scope;

    /// <summary>It changes hands.</summary>
    internal void MoveTo(int worker)
    {
        if (_workerNumber == worker) return;
        _workerNumber = (short)worker;
        IsListed = false;
    }

    /// <summary>Runs the method up to its next suspension. Only a worker's loop calls this.</summary>
    internal abstract void Resume();

    /// <summary>Nobody will look at the ended coroutine again, so a pooled one becomes another one.</summary>
    /// <param name="worker">The one that the calling thread is.</param>
    internal void Recycle(Worker worker)
    {
        if ((_traits & CoroutineTraits.Pooled) != 0) GoToPool(worker);
    }

    /// <summary>The same in the caller's turn. A caller that somebody looked at when it was woken may go on elsewhere, while the worker on which the other one ended still drops that from its ring.</summary>
    /// <inheritdoc cref="Recycle" path="/param"/>
    internal void RecycleAfterCall(Worker worker)
    {
        if ((_traits & CoroutineTraits.Pooled) != 0 && _workerNumber == worker.Number) GoToPool(worker);
    }

    /// <summary>See <see cref="Recycle"/>.</summary>
    private protected virtual void GoToPool(Worker worker)
    {
    }

    /// <summary>The type the compiler made of the method.</summary>
    internal abstract Type StateMachineType { get; }

    /// <summary>A copy of the state machine. The caller makes sure that nobody runs it meanwhile.</summary>
    internal abstract object CopyStateMachine();
}
