namespace Workshop.Experiments;

/// <summary>How two threads count on a shared field.</summary>
public enum UpdateKind
{
    /// <summary><c>count++</c>, with nothing to keep the threads apart.</summary>
    Unsynchronised,

    /// <summary><see cref="System.Threading.Interlocked"/>: one indivisible step.</summary>
    Interlocked,

    /// <summary><c>count++</c> while holding a <see cref="System.Threading.Lock"/>.</summary>
    Lock,
}

/// <summary>Where two threads run.</summary>
public enum CorePlacement
{
    /// <summary>Both bound to one core.</summary>
    SameCore,

    /// <summary>Each bound to a core of its own.</summary>
    TwoCores,

    /// <summary>Wherever the system puts them.</summary>
    Unpinned,
}

/// <summary>What became of the updates of two threads.</summary>
/// <param name="Kind">How they counted.</param>
/// <param name="Placement">Where they ran.</param>
/// <param name="Expected">How often they counted together.</param>
/// <param name="Actual">What the field held in the end; null when this placement is not to be had here.</param>
/// <param name="Overlap">The part of the time, 0 to 1, in which both were counting; null like <paramref name="Actual"/>.</param>
/// <param name="Limitation">What this row cannot show on this machine, and why; null when nothing stands in the way.</param>
public sealed record LostUpdatesResult(
    UpdateKind Kind, CorePlacement Placement, long Expected, long? Actual, double? Overlap, string? Limitation)
{
    /// <summary>How many updates are missing; 0 or more.</summary>
    public long? Lost => Expected - Actual;

    /// <summary>How many of 100 updates are missing.</summary>
    public double? LostPercent => 100.0 * Lost / Expected;
}
