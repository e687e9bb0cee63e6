namespace Workshop.Coroutines;

/// <summary>A scheduler was disposed while coroutines that it had started were not at their end.</summary>
public sealed class LiveCoroutinesException : InvalidOperationException
{
    private const int MostNamed = 10;

    internal LiveCoroutinesException(IReadOnlyList<Coroutine> coroutines, IReadOnlyList<Worker> stuckWorkers, TimeSpan stopLimit, Exception? innerException)
        : base(Explain(coroutines, stuckWorkers, stopLimit), innerException)
    {
        Coroutines = coroutines;
        StuckWorkers = stuckWorkers;
    }

    /// <summary>Those that had not ended, in the order of their start. They will never be resumed; whoever awaits one gets an exception.</summary>
    public IReadOnlyList<Coroutine> Coroutines { get; }

    /// <summary>Workers that did not come to the end of a turn within <see cref="CooperativeScheduler.StopLimit"/>; usually none.</summary>
    public IReadOnlyList<Worker> StuckWorkers { get; }

    internal static string Names(IReadOnlyList<Coroutine> coroutines)
    {
        var names = string.Join(", ", coroutines.Take(MostNamed));
        return coroutines.Count > MostNamed ? $"{names} and {coroutines.Count - MostNamed} more" : names;
    }

    private static string Explain(IReadOnlyList<Coroutine> coroutines, IReadOnlyList<Worker> stuckWorkers, TimeSpan stopLimit)
    {
        var live = $"The scheduler was disposed while {coroutines.Count} of its coroutines had not ended: {Names(coroutines)}. They will never go on. Await them, call WaitAll before Dispose, or cancel what they wait for.";
        return stuckWorkers.Count == 0
            ? live
            : $"{live} Still busy after {stopLimit.TotalSeconds:0.###} s, in a coroutine that does not await: {string.Join(", ", stuckWorkers)}. Let that coroutine yield now and then.";
    }
}
