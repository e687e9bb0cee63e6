using System.Runtime.CompilerServices;

namespace Workshop.Coroutines;

/// <summary>Waits in the order of their coming, linked through themselves, so that a cancelled one leaves at once.</summary>
internal struct WaitQueue<TWait>
    where TWait : QueuedWait<TWait>
{
    private TWait? _first;
    private TWait? _last;

    internal int Count { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Append(TWait wait)
    {
        wait.IsQueued = true;
        if (Count++ == 0)
        {
            // Both still name the one that was here last, which is often the same: a reference that is not written costs no write barrier.
            if (!ReferenceEquals(_first, wait)) _first = wait;
            if (!ReferenceEquals(_last, wait)) _last = wait;
            return;
        }

        AppendToOthers(wait);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Remove(TWait wait)
    {
        if (!wait.IsQueued) return;
        wait.IsQueued = false;
        if (--Count > 0) Unlink(wait);
    }

    /// <summary>The first one that no token was faster for; from then on it is the caller's to wake. Null when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TWait? TakeFirst()
    {
        while (Count > 0)
        {
            var first = _first!;
            Remove(first);
            if (first.TryWin()) return first;
        }

        return null;
    }

    private void AppendToOthers(TWait wait)
    {
        wait.Before = _last;
        _last!.Behind = wait;
        _last = wait;
    }

    private void Unlink(TWait wait)
    {
        if (wait.Before is null) _first = wait.Behind;
        else wait.Before.Behind = wait.Behind;
        if (wait.Behind is null) _last = wait.Before;
        else wait.Behind.Before = wait.Before;
        wait.Before = wait.Behind = null;
    }

    internal readonly TWait? First => Count == 0 ? null : _first;
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
