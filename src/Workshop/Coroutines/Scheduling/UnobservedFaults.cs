namespace Workshop.Coroutines;

/// <summary>Coroutines that failed while nobody awaited them, so that no failure goes unseen. Safe to use from every thread.</summary>
internal sealed class UnobservedFaults
{
    private readonly Lock _lock = new();
    private readonly List<Coroutine> _failed = [];
    private int _pruneAt = 64;

    internal void Add(Coroutine coroutine)
    {
        lock (_lock)
        {
            _failed.Add(coroutine);
            if (_failed.Count < _pruneAt) return;
            _failed.RemoveAll(failed => failed.Ending!.Observed);
            _pruneAt = Math.Max(64, _failed.Count * 2);
        }
    }

    internal void ThrowIfAny()
    {
        if (TakeAll() is { } failure) throw failure;
    }

    /// <summary>All that nobody was given yet, as one exception; null when there is none.</summary>
    internal AggregateException? TakeAll()
    {
        Coroutine[] failed;
        lock (_lock)
        {
            failed = [.. _failed.Where(failed => !failed.Ending!.Observed)];
            _failed.Clear();
        }

        if (failed.Length == 0) return null;
        foreach (var coroutine in failed) coroutine.Ending!.Observed = true;
        return new AggregateException(
            $"Failed while nobody awaited them: {LiveCoroutinesException.Names(failed)}. Await them where their failure can be handled.",
            failed.Select(coroutine => coroutine.Ending!.Fault!.SourceException));
    }
}
