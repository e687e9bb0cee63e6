namespace Workshop.Display;

/// <summary>One bar and the series that it belongs to.</summary>
internal sealed record Bar(string Series, string Label, double Value)
{
    /// <summary>What disturbed the machine while this was measured; null when nothing was seen.</summary>
    internal string? Disturbance { get; private init; }

    internal string FullLabel => Series.Length == 0 ? Label : $"{Label} ({Series})";

    /// <summary>The name under which a machine's record has the same.</summary>
    internal string Operation => Series.Length == 0 ? Label : $"{Label}, {Series}";

    internal static Bar Of(string label, Measurement.Measurement times) =>
        new("", label, times.Median.Seconds) { Disturbance = ChartWords.SeenIn(times) };
}

/// <summary>Bars that share their look and an entry in the legend.</summary>
internal sealed record BarSeries(string Name, Bar[] Bars);
