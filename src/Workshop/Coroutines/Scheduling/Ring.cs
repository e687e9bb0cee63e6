namespace Workshop.Coroutines;

/// <summary>
/// A worker's ready coroutines in a circle. The head is next in turn; a turn that ends by a yield changes nothing but
/// which one is the head. Only the worker's thread touches it.
/// </summary>
internal struct Ring
{
    internal Coroutine? Tail { get; private set; }

    internal readonly Coroutine? Head => Tail?.Next;

    internal int Count { get; private set; }

    /// <summary>The worker's loop has moved on by itself: <paramref name="tail"/> is now the one before the head.</summary>
    internal void TurnTo(Coroutine tail) => Tail = tail;

    /// <summary>Puts the head behind all others.</summary>
    internal void Rotate() => Tail = Tail!.Next;

    /// <summary>Removes the head, given what followed it: the head itself may be in other hands by now.</summary>
    internal void RemoveHead(Coroutine follower)
    {
        if (--Count == 0) Tail = null;
        else Tail!.Next = follower;
    }

    /// <summary>The worker's loop has taken one of several out by itself.</summary>
    internal void CountOneLess() => Count--;

    internal void AddLast(CoroutineChain chain)
    {
        if (chain.Count == 0) return;
        chain.Last!.Next = Head ?? chain.First;
        if (Tail is not null) Tail.Next = chain.First;
        Tail = chain.Last;
        Count += chain.Count;
    }

    internal void AddFirst(Coroutine coroutine)
    {
        coroutine.Next = Head ?? coroutine;
        if (Tail is null) Tail = coroutine;
        else Tail.Next = coroutine;
        Count++;
    }

    /// <summary>Makes the one at a place, counted from 0 at the head, the head.</summary>
    internal void BringForward(int place)
    {
        if (place == 0) return;
        var before = Head!;
        for (var i = 1; i < place; i++) before = before.Next!;
        var chosen = before.Next!;
        before.Next = chosen.Next;
        if (ReferenceEquals(chosen, Tail)) Tail = before;
        chosen.Next = Tail!.Next;
        Tail.Next = chosen;
    }

    /// <summary>Takes away the half whose turns are farthest off.</summary>
    internal CoroutineChain TakeLastHalf()
    {
        var kept = (Count + 1) / 2;
        var last = Head!;
        for (var i = 1; i < kept; i++) last = last.Next!;

        var taken = new CoroutineChain();
        var next = last.Next!;
        for (var i = kept; i < Count; i++)
        {
            var coroutine = next;
            next = coroutine.Next!;
            taken.Append(coroutine);
        }

        last.Next = next; // After all the others comes the head again.
        Tail = last;
        Count = kept;
        return taken;
    }
}
