namespace Workshop.Measurement;

/// <summary>How long and how carefully to measure. The defaults take about a second.</summary>
public sealed record MeasureOptions
{
    /// <summary>The fewest samples to take, whatever they last; 1 or more. Fewer than 30 tell little about the spread.</summary>
    public int MinimumSamples { get; init; } = 30;

    /// <summary>The most samples to take; when they are there, measuring ends before <see cref="TimeBudget"/>.</summary>
    public int MaximumSamples { get; init; } = 300;

    /// <summary>How long to take samples beyond <see cref="MinimumSamples"/>.</summary>
    public TimeSpan TimeBudget { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long to run the operation at most until its times hold still and no more code is compiled.</summary>
    public TimeSpan WarmUpLimit { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// What one sample should last at least: short operations run in batches until it does. The default is some 4,000 times what
    /// reading the clock costs.
    /// </summary>
    public TimeSpan SampleTime { get; init; } = TimeSpan.FromMicroseconds(100);

    /// <summary>Whether to time code that was compiled without optimisation. Its times say nothing about the real program.</summary>
    public bool AllowDebugCode { get; init; }

    /// <summary>
    /// Is told how far the measurement has come: at the start, ten times a second at most, and at the end with 100 per cent. Called
    /// between samples on the thread that measures, so that it costs no sample anything; be brief all the same. Null for nobody.
    /// </summary>
    /// <example><code>
    /// using var bar = Progress.Show("measuring", total: 100);      // Progress is Workshop.Display's
    /// Measure.Run("sort", Sort, new MeasureOptions { OnProgress = now => bar.Report(now.Percent) });
    /// </code></example>
    public Action<MeasureProgress>? OnProgress { get; init; }

    /// <summary>Where to read what disturbs the machine.</summary>
    internal ICounterSource Counters { get; init; } = LinuxCounters.OfThisMachine;

    /// <summary>The options given, or the defaults, once their ranges are checked.</summary>
    internal static MeasureOptions Validated(MeasureOptions? options)
    {
        options ??= new();
        options.Validate();
        return options;
    }

    private void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MinimumSamples, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumSamples, MinimumSamples);
        ArgumentOutOfRangeException.ThrowIfLessThan(TimeBudget, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(WarmUpLimit, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(SampleTime, TimeSpan.Zero);
    }
}
