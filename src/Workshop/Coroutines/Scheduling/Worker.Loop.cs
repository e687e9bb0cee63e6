using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Workshop.Threads;
using Workshop.Tracing;

namespace Workshop.Coroutines;

// Idle ⇄ Turning ─stop→ Ended
//
// A turn: Resume the head of the ring. If nothing was signalled, the coroutine has yielded and the next one is the head:
// not a word is written to the heap. Otherwise settle (Worker.Settling.cs).
public sealed unsafe partial class Worker
{
    private readonly SemaphoreSlim _wakeUp = new(0);
    private readonly ManualResetEventSlim _placed = new();
    private Exception? _placementFailure;
    private WorkerSignals _signals;
    private Ring _ring;
    private CoroutineChain _gift;

    // Points to a local of Loop. A reference in a field of this object would cost a write barrier in every turn;
    // the stack has none. Only the worker's own thread, inside a turn, may look; others ask PeekRunning.
    private void* _turn;
    private readonly Lock _frame = new();

    private ref Turn ThisTurn => ref Unsafe.AsRef<Turn>(_turn);

    /// <summary>The coroutine whose turn it is. Only for the worker's own thread.</summary>
    internal Coroutine? Running => _turn is null ? null : ThisTurn.Running;

    /// <summary>The same within a turn, when there is one for sure.</summary>
    internal Coroutine RunningHere => ThisTurn.Running!;

    /// <summary>The same for other threads: what had the turn a moment ago.</summary>
    internal Coroutine? PeekRunning()
    {
        // The loop leaves its frame under this lock.
        lock (_frame) return Running;
    }

    /// <summary>Guarded by the scheduler's lock.</summary>
    internal bool IsIdle { get; set; }

    /// <summary>Starts the thread and waits until it stands on its core.</summary>
    internal void StartThread()
    {
        _thread.Start();
        _placed.Wait();
        if (_placementFailure is not null) throw _placementFailure;
    }

    internal bool IsSignalled => Volatile.Read(ref _signals.Outside) != 0;

    /// <summary>Other threads call this after they have written down what the worker has to look at.</summary>
    internal void Signal() => Volatile.Write(ref _signals.Outside, 1);

    /// <summary>Ends the sleep of a worker that the caller has taken off the idle ones.</summary>
    internal void WakeUp(CoroutineChain gift = default)
    {
        _gift = gift;
        _wakeUp.Release();
    }

    /// <returns>False when the thread still ran after that time.</returns>
    internal bool Join(TimeSpan limit)
    {
        var started = (_thread.ThreadState & ThreadState.Unstarted) == 0;
        return !started || _thread.Join(limit);
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The scheduler's constructor throws it.")]
    private void ThreadMain()
    {
        _current = this;
        try
        {
            if (Core is { } core) CpuAffinity.Pin(core);
        }
        catch (Exception refusal)
        {
            _placementFailure = refusal;
            return;
        }
        finally
        {
            _placed.Set();
        }

        Loop();
    }

    // The loop is entered once and never left, so the JIT gets no second look at it: compile it in full at once.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Loop()
    {
        Turn turn = default;
        _turn = Unsafe.AsPointer(ref turn);
        BeFoundByStack(true);

        while (Refill())
        {
            var tail = _ring.Tail!;
            var head = tail.Next;
            if (TraceGate.IsOn) BeginTracedTurn(head!);
            do
            {
                turn.Running = head;
                head!.Resume();
                _switches++;
                // Two reads, because one of both bytes would have to wait until a byte just written has left the processor's store buffer.
                var inside = Volatile.Read(ref _signals.Inside);
                var outside = Volatile.Read(ref _signals.Outside);
                if ((inside | outside) == 0)
                {
                    tail = head;
                    head = head.Next;
                }
                else if (outside == 0 && inside == (WorkerSignals.ParksAtHome | WorkerSignals.HandsOver))
                {
                    head = HandOver(ref tail, head);
                }
                else if (outside == 0 && inside == WorkerSignals.Ends && !ReferenceEquals(head.Next, head))
                {
                    head = DropEnded(tail, head);
                }
                else
                {
                    // Out of line, so that the code above has the registers.
                    head = EndTurn(tail, head, inside);
                    tail = turn.Tail!;
                }
            }
            while (head is not null);
            turn.Running = turn.Created = turn.Tail = null; // A worker that sleeps keeps nobody alive.
        }

        ListReady();
        BeFoundByStack(false);
        lock (_frame) _turn = null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Coroutine? EndTurn(Coroutine tail, Coroutine head, byte inside)
    {
        if (TraceGate.IsOn) Recorder.TurnEnded(head);
        var next = Settle(tail, head, inside);
        ThisTurn.Tail = _ring.Tail;
        if (TraceGate.IsOn && next is not null) BeginTracedTurn(next);
        return next;
    }

    /// <summary>Fills the empty ring, asleep as long as there is nothing to fill it with.</summary>
    /// <returns>False when the scheduler stops.</returns>
    private bool Refill()
    {
        while (true)
        {
            AnswerInspections();
            switch (Scheduler.Refill(this, out var taken))
            {
                case RefillOutcome.Stopping:
                    return false;
                case RefillOutcome.AdvanceClock:
                    Scheduler.AdvanceClock();
                    break;
                case RefillOutcome.Idle:
                    _sleeps++;
                    _wakeUp.Wait();
                    taken = _gift;
                    _gift = default;
                    break;
            }

            TakeNewcomers();
            Adopt(taken);
            if (_ring.Count == 0) continue;
            if (_order is not null) DrawNext(isCall: false);
            return true;
        }
    }

    /// <summary>What the loop's frame holds for the turn.</summary>
    private struct Turn
    {
        internal Coroutine? Running;

        /// <summary>See <see cref="WorkerSignals.HandsOver"/>.</summary>
        internal Coroutine? HandedOver;

        internal Coroutine? Created;

        /// <summary>What became ready during the turn, or while no coroutine had one.</summary>
        internal CoroutineChain Newcomers;

        /// <summary>What <see cref="EndTurn"/> says besides: who stands before the next one.</summary>
        internal Coroutine? Tail;
    }
}
