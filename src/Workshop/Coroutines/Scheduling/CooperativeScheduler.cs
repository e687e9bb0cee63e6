using System.Diagnostics.CodeAnalysis;
using Workshop.Threads;
using Workshop.Tracing;

namespace Workshop.Coroutines;

// Running ─Dispose→ Stopping ─every worker ended→ Stopped

/// <summary>Runs coroutines on a few worker threads. Each worker gives its ready coroutines turns, first come first served.</summary>
/// <remarks>
/// <para>A coroutine keeps its worker until it awaits. One that never awaits stalls those that are ready on the same worker, and
/// only those: the others go on, and whatever wakes up meanwhile is resumed by a worker that is available.</para>
/// <para>A coroutine that becomes ready on a worker's thread queues up there; one that becomes ready elsewhere (a task's end,
/// a delay's, a start from ordinary code) goes to a common inbox, from which any worker takes it. A worker with nothing to do
/// is given half of what another has ready, between two turns of the other.</para>
/// <para>Coroutines run on workers only, whatever they await. All members are safe to use from every thread.</para>
/// </remarks>
public sealed partial class CooperativeScheduler : IDisposable, IAsyncDisposable
{
    private const int MostWorkers = 1024;

    private readonly Worker[] _workers;
    // Dense while a person may read them; then in blocks, which cost a worker no atomic operation a start.
    private const uint LastDenseId = 1024;
    private const uint IdsOfBlock = 1024;

    private uint _lastId;

    /// <summary>Creates the workers; they sleep until something is started.</summary>
    /// <remarks>The first one of a process takes tens of milliseconds longer: the library's code is compiled then, so that no run of coroutines is timed with it.</remarks>
    /// <param name="workers">How many threads, 1 to 1024. More than there are cores is allowed and seldom useful.</param>
    /// <param name="pinned">Binds each worker to one of the cores this process may use, in turn.</param>
    /// <param name="timeProvider">The clock of <see cref="Coroutine.Delay"/>; the system's when null. A virtual one makes delays take no time.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="workers"/> is out of range.</exception>
    /// <exception cref="PlatformNotSupportedException">Pinned workers were asked for where threads cannot be bound.</exception>
    public CooperativeScheduler(int workers = 1, bool pinned = false, TimeProvider? timeProvider = null)
        : this(workers, pinned, timeProvider, order: null)
    {
    }

    private CooperativeScheduler(int workers, bool pinned, TimeProvider? timeProvider, Random? order)
    {
        if (workers is < 1 or > MostWorkers)
            throw new ArgumentOutOfRangeException(nameof(workers), workers, $"A scheduler has 1 to {MostWorkers} workers.");
        Prewarming.EnsureDone();
        TimeProvider = timeProvider ?? TimeProvider.System;
        _clock = timeProvider as VirtualTime;
        _isHeld = _clock is not null;
        Delays = new DelayQueue(TimeProvider);
        DefaultContext = new CoroutineContext(this);
        _workers = new Worker[workers];
        for (var i = 0; i < workers; i++)
            _workers[i] = new Worker(this, (short)i, pinned ? CpuAffinity.AllowedCores[i % CpuAffinity.AllowedCores.Count] : null, order);
        StartWorkers();
        LiveSchedulers.Add(this);
    }

    /// <summary>The scheduler whose worker the calling thread is; null on any other thread.</summary>
    public static CooperativeScheduler? Current => Worker.Current?.Scheduler;

    /// <summary>Its workers, by number.</summary>
    public IReadOnlyList<Worker> Workers => _workers;

    /// <summary>The clock of <see cref="Coroutine.Delay"/>.</summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>What it has done so far.</summary>
    public SchedulerStatistics Statistics => new(
        StartedSoFar,
        CompletedSoFar,
        [.. _workers.Select(worker => worker.ReadStatistics())]);

    /// <summary>Of all that were started in no scope and with no token.</summary>
    internal CoroutineContext DefaultContext { get; }

    internal DelayQueue Delays { get; }

    internal UnobservedFaults UnobservedFaults { get; } = new();

    private long StartedSoFar => Volatile.Read(ref _startedOutside) + _workers.Sum(worker => worker.Started);

    private long CompletedSoFar => _workers.Sum(worker => worker.Completed);

    /// <summary>Makes a coroutine ready, behind those that are ready already, and returns it.</summary>
    /// <remarks>Called by a coroutine, it queues up on the same worker and runs after its starter's present turn at the earliest.</remarks>
    /// <exception cref="InvalidOperationException">The coroutine was started before.</exception>
    /// <exception cref="ObjectDisposedException">The scheduler was disposed.</exception>
    /// <param name="coroutine">One that nobody has started.</param>
    /// <param name="cancellationToken">Becomes the coroutine's <see cref="Coroutine.CancellationToken"/>: ends its waits, not the coroutine.</param>
    public T Start<T>(T coroutine, CancellationToken cancellationToken = default)
        where T : Coroutine
    {
        ArgumentNullException.ThrowIfNull(coroutine);
        Begin(coroutine, cancellationToken.CanBeCanceled ? new CoroutineContext(this, cancellationToken) : DefaultContext);
        return coroutine;
    }

    /// <summary>Starts a coroutine that nobody will look at again: give it out of hand. A failure shows up in WaitAll or Dispose.</summary>
    /// <remarks>
    /// To await it before it has ended is refused with an <see cref="InvalidOperationException"/>. The object of one that is pooled
    /// (<see cref="PooledCoroutineMethodBuilder"/>) serves the next call as soon as it has ended.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The coroutine was started before.</exception>
    /// <exception cref="ObjectDisposedException">The scheduler was disposed.</exception>
    public void Launch(Coroutine coroutine)
    {
        ArgumentNullException.ThrowIfNull(coroutine);
        Begin(coroutine, DefaultContext, CoroutineTraits.Launched);
    }

    /// <summary>What <see cref="Start"/> does, on somebody's behalf.</summary>
    internal void Begin(Coroutine coroutine, CoroutineContext context, CoroutineTraits origin = CoroutineTraits.None)
    {
        if (IsStopping) throw CannotStart(coroutine);
        if (!TryBegin(coroutine, context, origin))
            throw StartedBefore(coroutine);
    }

    /// <summary>On one of its workers: starts a coroutine in place of the one that awaits it.</summary>
    /// <returns>False when somebody else was faster.</returns>
    internal bool TryCall(Coroutine callee, CoroutineContext callersContext, Coroutine caller) => TryBegin(callee, callersContext, CoroutineTraits.Called, caller);

    /// <summary>A number that no other coroutine of the scheduler has.</summary>
    internal uint NextId() => Interlocked.Increment(ref _lastId);

    /// <summary>The same for a worker's own thread, with the numbers after it that are the worker's from now on.</summary>
    internal (uint First, uint Left) NextIds() =>
        Volatile.Read(ref _lastId) < LastDenseId
            ? (NextId(), 0)
            : (Interlocked.Add(ref _lastId, IdsOfBlock) - IdsOfBlock + 1, IdsOfBlock - 1);

    /// <summary>Queues up a coroutine whose stage has just become ready.</summary>
    internal void MakeReady(Coroutine coroutine, bool asNext)
    {
        if (Worker.Current is { } worker && ReferenceEquals(worker.Scheduler, this)) worker.Accept(coroutine, asNext);
        else Post(coroutine, isStart: false);
    }

    private static InvalidOperationException StartedBefore(Coroutine coroutine) =>
        new($"Coroutine '{coroutine}' was started before, and a coroutine runs once. Call {coroutine.MethodName}(…) again for another one.");

    private bool TryBegin(Coroutine coroutine, CoroutineContext context, CoroutineTraits origin, Coroutine? caller = null)
    {
        if (WorkerAt(coroutine.WorkerNumber) is { IsThisThread: true } home && coroutine.TryStartAtHome(home, context, origin, caller))
        {
            if (TraceGate.IsOn) Recorder.Created(coroutine);
            home.CountStart();
            home.QueueUp(coroutine, asNext: caller is not null);
            return true;
        }

        var worker = Worker.Current is { } current && ReferenceEquals(current.Scheduler, this) ? current : null;
        if (!coroutine.IsNew || !coroutine.TryBeginStart(context, worker is null ? NextId() : worker.NextId(), origin)) return false;
        if (TraceGate.IsOn) Recorder.Created(coroutine);
        if (caller is not null) coroutine.TryAddWaiter(caller); // It cannot have ended before it is queued up.

        if (worker is not null)
        {
            worker.CountStart();
            worker.Accept(coroutine, asNext: caller is not null);
        }
        else
        {
            Post(coroutine, isStart: true);
        }

        return true;
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "It is thrown on, once the workers that did start have ended.")]
    private void StartWorkers()
    {
        try
        {
            foreach (var worker in _workers) worker.StartThread();
        }
        catch
        {
            Dispose();
            throw;
        }
    }
}
