namespace Workshop.Coroutines;

/// <summary>Waits in the order of their coming, linked through themselves, so that a cancelled one leaves at once.</summary>
internal struct WaitQueue<TWait>
    where TWait : QueuedWait<TWait>
{
    private TWait? _first;
    private TWait? _last;

    internal int Count { get; private set; }

    internal void Append(TWait wait)
    {
        wait.Before = _last;
        wait.Behind = null;
        wait.IsQueued = true;
        if (_last is null) _first = wait;
        else _last.Behind = wait;
        _last = wait;
        Count++;
    }

    internal void Remove(TWait wait)
    {
        if (!wait.IsQueued) return;
        if (wait.Before is null) _first = wait.Behind;
        else wait.Before.Behind = wait.Behind;
        if (wait.Behind is null) _last = wait.Before;
        else wait.Behind.Before = wait.Before;
        wait.Before = wait.Behind = null;
        wait.IsQueued = false;
        Count--;
    }

    /// <summary>The first one that no token was faster for; from then on it is the caller's to wake. Null when there is none.</summary>
    internal TWait? TakeFirst()
    {
        while (_first is { } first)
        {
            Remove(first);
            if (first.TryWin()) return first;
        }

        return null;
    }
}

/// <summary>A wait that stands in a <see cref="WaitQueue{TWait}"/>, whose owner's lock guards the links.</summary>
internal abstract class QueuedWait<TWait> : CoroutineWait
    where TWait : QueuedWait<TWait>
{
    internal TWait? Before { get; set; }

    /// <summary>Also the link of a list of spare ones.</summary>
    internal TWait? Behind { get; set; }

    internal bool IsQueued { get; set; }
}
