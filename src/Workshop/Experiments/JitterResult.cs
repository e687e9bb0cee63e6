using Workshop.Threads;

namespace Workshop.Experiments;

/// <summary>The times of one piece of work under one condition.</summary>
/// <param name="Pinned">Whether the thread was bound to a core.</param>
/// <param name="Loaded">Whether another thread competed for the core.</param>
/// <param name="Times">A sample per repetition of the work.</param>
/// <param name="Cores">The core on which each repetition ended, in the same order; empty where cores are not known.</param>
/// <param name="CoreChanges">How often the core differed from the one before, within a round.</param>
/// <param name="Switches">How often the thread was taken off its core meanwhile; null where the system does not tell.</param>
public sealed record JitterSeries(
    bool Pinned, bool Loaded, Measurement.Measurement Times, IReadOnlyList<int> Cores, int CoreChanges, ContextSwitches? Switches)
{
    /// <summary>How many different cores the work ran on; 0 where cores are not known.</summary>
    public int DistinctCores => Cores.Distinct().Count();
}

/// <summary>The times of one piece of work, pinned and not, idle and loaded.</summary>
/// <param name="Series">A series per condition; those of a pinned thread are missing where threads cannot be bound.</param>
/// <param name="Limitation">What cannot be shown on this machine, and why; null when nothing stands in the way.</param>
public sealed record JitterResult(IReadOnlyList<JitterSeries> Series, string? Limitation);
