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
    private void* _running;
    private readonly Lock _frame = new();

    /// <summary>The coroutine whose turn it is. Only for the worker's own thread.</summary>
    internal Coroutine? Running => _running is null ? null : Unsafe.AsRef<Coroutine?>(_running);

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
        Coroutine? running = null;
        _running = Unsafe.AsPointer(ref running);

        while (Refill())
        {
            var tail = _ring.Tail!;
            var head = tail.Next;
            if (TraceGate.IsOn) BeginTracedTurn(head!);
            do
            {
                running = head;
                head!.Resume();
                _switches++;
                if (Volatile.Read(ref _signals.Any) == 0)
                {
                    tail = head;
                    head = head.Next;
                }
                else
                {
                    if (TraceGate.IsOn) Recorder.TurnEnded(head);
                    head = Settle(tail, head);
                    tail = _ring.Tail!;
                    if (TraceGate.IsOn && head is not null) BeginTracedTurn(head);
                }
            }
            while (head is not null);
            running = null;
        }

        lock (_frame) _running = null;
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
}
