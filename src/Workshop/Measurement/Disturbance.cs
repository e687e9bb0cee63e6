namespace Workshop.Measurement;

/// <summary>What can disturb a measurement.</summary>
public enum DisturbanceKind
{
    /// <summary>The hypervisor gave the cores to another virtual machine. The amount is a share of the time of all cores allowed.</summary>
    StolenTime,

    /// <summary>Other programs computed on the cores allowed. The amount is how many cores they used on average.</summary>
    CompetingLoad,

    /// <summary>The system took the core away from the measuring thread. The amount is how often.</summary>
    Preemption,

    /// <summary>The system moved the measuring thread to another core although it was not waiting. The amount is how often.</summary>
    Migration,

    /// <summary>Somebody was ready to run and had no core. The amount is a share of the time.</summary>
    CpuPressure,

    /// <summary>The processor slowed down to stay cool, or the container had used up its processor time. The amount is how often.</summary>
    Throttling,
}

/// <summary>One thing that disturbed a measurement.</summary>
/// <param name="Kind">What.</param>
/// <param name="Amount">How much; <see cref="DisturbanceKind"/> tells the unit.</param>
/// <param name="Text">The same in words.</param>
public sealed record DisturbanceSign(DisturbanceKind Kind, double Amount, string Text);

/// <summary>What disturbed the machine while something was measured, or that nobody can tell. Immutable.</summary>
/// <param name="Signs">What was seen, the worst kind first; empty when nobody can tell.</param>
/// <param name="Text">All of it in one line.</param>
/// <remarks>A calm machine has none: <see cref="Measurement.Disturbance"/> is null then.</remarks>
public sealed record Disturbance(IReadOnlyList<DisturbanceSign> Signs, string Text)
{
    /// <summary>The system has no counters that would tell (all but Linux, and some sandboxes).</summary>
    public static Disturbance Untold { get; } = new([], "unknown: this system does not tell what disturbs a measurement");

    /// <summary>The samples come from somewhere that did not look at the counters.</summary>
    public static Disturbance NotWatched { get; } = new([], "unknown: nobody watched the machine meanwhile");

    /// <summary>Whether something was seen. Otherwise nobody knows.</summary>
    public bool IsSeen => Signs.Count > 0;

    /// <inheritdoc/>
    public override string ToString() => Text;

    internal static Disturbance Of(IReadOnlyList<DisturbanceSign> signs) => new(signs, string.Join("; ", signs.Select(sign => sign.Text)));

    /// <summary>What to add to a line about a measurement.</summary>
    internal static string Remark(Disturbance? disturbance) => disturbance is { IsSeen: true } ? $", DISTURBED: {disturbance.Text}" : "";
}
