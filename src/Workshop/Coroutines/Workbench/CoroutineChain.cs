namespace Workshop.Coroutines;

/// <summary>Ready coroutines in their order, linked by <see cref="Coroutine.Next"/>: no memory beyond the coroutines.</summary>
internal struct CoroutineChain
{
    internal Coroutine? First { get; private set; }

    internal Coroutine? Last { get; private set; }

    internal int Count { get; private set; }

    internal void Append(Coroutine coroutine)
    {
        coroutine.Next = null;
        if (Last is null) First = coroutine;
        else Last.Next = coroutine;
        Last = coroutine;
        Count++;
    }

    internal CoroutineChain Take(int count)
    {
        var taken = this;
        if (count >= Count)
        {
            this = default;
            return taken;
        }

        if (count <= 0) return default;
        var last = First!;
        for (var i = 1; i < count; i++) last = last.Next!;
        First = last.Next;
        Count -= count;
        last.Next = null;
        taken.Last = last;
        taken.Count = count;
        return taken;
    }
}
