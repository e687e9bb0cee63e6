using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Workshop.Coroutines;

// Everything between two turns that is not a mere yield.
public sealed partial class Worker
{
    private const int MostDrawn = 8;

    private readonly ConcurrentQueue<Inspection> _inspections = new();
    private Coroutine? _next;

    internal bool HasNewcomers => ThisTurn.Newcomers.Count > 0;

    /// <summary>On the worker's thread, within a turn or between two: a coroutine became ready on this worker's thread.</summary>
    internal void Accept(Coroutine coroutine, bool asNext)
    {
        coroutine.MoveTo(Number);
        coroutine.EndWaking();
        QueueUp(coroutine, asNext);
    }

    /// <summary>The same for one that is ready and this worker's already.</summary>
    internal void QueueUp(Coroutine coroutine, bool asNext)
    {
        _signals.Inside |= WorkerSignals.Other;
        if (asNext && _next is null) _next = coroutine;
        else ThisTurn.Newcomers.Append(coroutine);
    }

    /// <summary>From any thread: has the worker read a coroutine between two turns.</summary>
    internal void Ask(Inspection inspection)
    {
        _inspections.Enqueue(inspection);
        Scheduler.Nudge(this);
    }

    /// <summary>After the turn of <paramref name="head"/>, which comes behind <paramref name="tail"/>: who stays, who comes, who is next?</summary>
    private Coroutine? Settle(Coroutine tail, Coroutine head, byte inside)
    {
        _signals.Inside = 0;
        _ring.TurnTo(tail);
        var stays = StaysInRing(head, inside);


        // What became ready during the turn comes before the coroutine that yielded after it.
        TakeNewcomers();
        if (stays) _ring.Rotate();
        var isCall = _next is not null;
        if (isCall) _ring.AddFirst(_next!);
        _next = null;

        if (_signals.Outside != 0 && !AnswerOutside())
        {
            ListReady();
            return null;
        }

        if (Scheduler.HasIdleWorkers) ShareWithIdle();
        if (_order is not null) DrawNext(isCall);
        return _ring.Head;
    }

    /// <summary>Takes the head out of the ring unless it has its next turn later.</summary>
    private bool StaysInRing(Coroutine head, byte inside)
    {
        if ((inside & WorkerSignals.ParksAtHome) != 0)
        {
            _ring.RemoveHead(LetGoAtHome(head));
            return false;
        }

        // Read before the coroutine is let go: from then on the link may belong to another thread.
        var follower = head.Next!;
        var hasEnded = (inside & WorkerSignals.Ends) != 0;
        if (!hasEnded && head.ReadStage() != CoroutineStage.Ready) _live.Add(head); // While it is in our hands.
        if (head.StaysInRing(hasEnded)) return true;

        _ring.RemoveHead(follower);
        // Only one that ended here, in this turn, is still in our hands: a parked one may be running elsewhere by now.
        if (hasEnded && head.IsLaunched) head.Recycle(this);
        return false;
    }

    /// <summary>After a turn in which nothing happened but the end of its coroutine, which was not the last one in the ring.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Coroutine DropEnded(Coroutine tail, Coroutine head)
    {
        _signals.Inside = 0;
        var follower = head.Next!;
        tail.Next = follower;
        head.Next = null; // Whoever keeps the ended one must not keep its former neighbours.
        _ring.CountOneLess();
        if (head.IsLaunched) head.Recycle(this);
        return follower;
    }

    /// <summary>Deterministic schedulers only: who is next? A call goes straight on in any case.</summary>
    private void DrawNext(bool isCall)
    {
        _signals.Inside |= WorkerSignals.Other; // Settle after each turn.
        if (!isCall && _ring.Count > 1) _ring.BringForward(_order!.Next(Math.Min(_ring.Count, MostDrawn)));
    }

    /// <summary>What has become ready while no coroutine had the turn.</summary>
    private void TakeNewcomers()
    {
        TakeHandedOver();
        _ring.AddLast(ThisTurn.Newcomers);
        ThisTurn.Newcomers = default;
    }

    /// <returns>False when the scheduler stops.</returns>
    private bool AnswerOutside()
    {
        AnswerInspections();
        if (Scheduler.IsStopping) return false;
        Adopt(Scheduler.TakeShare(this));
        return true;
    }

    /// <summary>The scheduler stops: those that were ready are named among the live ones.</summary>
    private void ListReady()
    {
        TakeNewcomers();
        var coroutine = _ring.Head;
        for (var left = _ring.Count; left > 0; left--, coroutine = coroutine!.Next) _live.Add(coroutine!);
        _ring = default;
    }

    private void AnswerInspections()
    {
        _signals.Outside = 0;
        Interlocked.MemoryBarrier(); // Look only after the signal is down: what is written later raises it again.
        while (_inspections.TryDequeue(out var inspection)) inspection.AnswerOn(this);
    }

    private void Adopt(CoroutineChain chain)
    {
        for (var coroutine = chain.First; coroutine is not null; coroutine = coroutine.Next) coroutine.MoveTo(Number);
        _received += chain.Count;
        _ring.AddLast(chain);
    }

    private void ShareWithIdle()
    {
        while (_ring.Count >= 2 && Scheduler.TryReserveIdle() is { } idle)
        {
            var gift = _ring.TakeLastHalf();
            for (var coroutine = gift.First; coroutine is not null; coroutine = coroutine.Next)
            {
                _live.Remove(coroutine);
                coroutine.MoveTo(idle.Number);
            }

            _given += gift.Count;
            idle.WakeUp(gift);
        }
    }
}
