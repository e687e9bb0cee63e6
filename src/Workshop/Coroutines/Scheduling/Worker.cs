using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Workshop.Tracing;

namespace Workshop.Coroutines;

/// <summary>A thread of a <see cref="CooperativeScheduler"/> that runs coroutines one turn at a time.</summary>
/// <remarks>Safe to read from every thread. A worker sleeps while no coroutine is ready for it; it never spins.</remarks>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Its semaphore and event hold no system handle, because nobody asks for their WaitHandle.")]
public sealed partial class Worker
{
    private readonly Thread _thread;
    private readonly LiveTable _live;
    private uint _nextId;
    private uint _idsLeft;

    // Draws who is next; null for first come, first served.
    private readonly Random? _order;

    internal Worker(CooperativeScheduler scheduler, short number, int? core, Random? order)
    {
        Scheduler = scheduler;
        Number = number;
        Core = core;
        Name = $"worker {number}";
        _live = new LiveTable(this);
        _order = order;
        // Started with Start, not UnsafeStart: the workers carry the ExecutionContext of the scheduler's creator.
        _thread = new Thread(ThreadMain) { IsBackground = true, Name = Name };
    }

    /// <summary>The scheduler whose coroutines it runs.</summary>
    public CooperativeScheduler Scheduler { get; }

    /// <summary>Counts from 0 within its scheduler.</summary>
    public int Number { get; }

    /// <summary>The thread's name: <c>worker 0</c>.</summary>
    public string Name { get; }

    /// <summary>The core its thread is bound to; null when the scheduler's workers are not pinned.</summary>
    public int? Core { get; }

    /// <summary>The <see cref="Thread.ManagedThreadId"/> of its thread.</summary>
    public int ManagedThreadId => _thread.ManagedThreadId;

    /// <summary>The worker's <see cref="Name"/>.</summary>
    public override string ToString() => Name;

    /// <summary>On the worker's thread: the number of the next coroutine that starts here.</summary>
    internal uint NextId()
    {
        if (_idsLeft == 0) (_nextId, _idsLeft) = TakeIds();
        _idsLeft--;
        return _nextId++;

        (uint, uint) TakeIds()
        {
            var (first, left) = Scheduler.NextIds();
            return (first, left + 1);
        }
    }

    /// <summary>The coroutine that this thread runs is about to register for a wake-up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Coroutine BeginParking()
    {
        var worker = Current!;
        var coroutine = worker.Running!;
        coroutine.BeginParking();
        worker._signals.Inside |= WorkerSignals.Other;
        return coroutine;
    }

    /// <summary>The method of the coroutine that this thread runs has returned or thrown.</summary>
    internal static void End(CoroutineEnding ending)
    {
        var worker = Current!;
        var coroutine = worker.Running!;
        worker._signals.Inside |= WorkerSignals.Ends;
        worker._live.Remove(coroutine);
        worker._completed++;
        if (TraceGate.IsOn) Recorder.Ended(coroutine, ending);
        coroutine.Complete(ending);
    }
}
