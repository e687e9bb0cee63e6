using Workshop.Threads;

namespace Workshop.Measurement;

/// <summary>The system's counters at one moment. A null means that the system does not tell.</summary>
/// <param name="At">When, on a clock that never goes back.</param>
/// <param name="Cores">How many cores this process may use.</param>
/// <param name="Own">The processor time of this process and of its children that have ended.</param>
internal readonly record struct CounterReading(TimeSpan At, int Cores, TimeSpan Own)
{
    /// <summary>The time that everybody together computed on the cores allowed.</summary>
    internal TimeSpan? Busy { get; init; }

    /// <summary>The time that the hypervisor took from the cores allowed.</summary>
    internal TimeSpan? Stolen { get; init; }

    /// <summary>The time that at least one thread was ready to run and had no core.</summary>
    internal TimeSpan? Pressure { get; init; }

    /// <summary>How often a quota or the heat slowed this process down.</summary>
    internal long? Throttled { get; init; }

    /// <summary>The processor time of the reading thread.</summary>
    internal TimeSpan? Thread { get; init; }

    /// <summary>How often the reading thread left its core.</summary>
    internal ContextSwitches? Switches { get; init; }

    /// <summary>How often the reading thread changed its core.</summary>
    internal long? Migrations { get; init; }
}

/// <summary>Where the counters come from.</summary>
internal interface ICounterSource
{
    /// <summary>Reads them all; null when the system tells nothing.</summary>
    CounterReading? Read();
}
