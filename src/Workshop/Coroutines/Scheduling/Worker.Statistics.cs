namespace Workshop.Coroutines;

public sealed partial class Worker
{
    // Written by the worker's thread alone, read by anyone: whole words, so a reader gets an old value at worst.
    private long _switches;
    private long _started;
    private long _completed;
    private long _received;
    private long _given;
    private long _sleeps;

    /// <summary>The turns that it has given. Does not move while one lasts.</summary>
    internal long Turns => Volatile.Read(ref _switches);

    internal long Started => Volatile.Read(ref _started);

    internal long Completed => Volatile.Read(ref _completed);

    /// <summary>The live coroutines that this worker ran last. For when it is asleep or has ended; or is stuck in a turn for ever.</summary>
    internal IEnumerable<Coroutine> ReadLive()
    {
        lock (_frame)
        {
            if (Running is not { } running) return _live.Snapshot();
            var live = _live.Snapshot().ToHashSet();
            AddTo(live, running, _ring.Count);
            AddTo(live, ThisTurn.Newcomers.First, ThisTurn.Newcomers.Count);
            return live;
        }
    }

    private static void AddTo(HashSet<Coroutine> live, Coroutine? first, int count)
    {
        for (var coroutine = first; coroutine is not null && count > 0; count--, coroutine = coroutine.Next)
        {
            if (!coroutine.IsCompleted) live.Add(coroutine);
        }
    }

    /// <summary>Counts a start on the worker's own thread.</summary>
    internal void CountStart() => _started++;

    internal WorkerStatistics ReadStatistics() => new(
        Number,
        Volatile.Read(ref _switches),
        _ring.Count,
        Volatile.Read(ref _received),
        Volatile.Read(ref _given),
        Volatile.Read(ref _sleeps));
}
