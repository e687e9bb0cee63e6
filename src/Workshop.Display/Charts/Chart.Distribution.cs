using Plotly.NET;
using Workshop.Measurement;
using Plot = Plotly.NET.CSharp.Chart;

namespace Workshop.Display;

public static partial class Chart
{
    private static readonly string[] Dashes = ["solid", "dash", "dot", "dashdot", "longdash", "longdashdot"];

    /// <summary>The empirical distribution of each sample set on a linear axis.</summary>
    /// <inheritdoc cref="Distribution(string, string, bool, ValueTuple{string, IReadOnlyList{double}}[])"/>
    public static Figure Distribution(string title, string unit, params (string Name, IReadOnlyList<double> Samples)[] samples) =>
        Distribution(title, unit, logScale: false, samples);

    /// <summary>The empirical distribution of each sample set: how many per cent of the samples are at most so large.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="unit">The samples' unit, see <see cref="Axis.Unit"/>; may be empty.</param>
    /// <param name="logScale">Whether equal steps along the horizontal axis multiply. Samples that are not above zero are then not drawn.</param>
    /// <param name="samples">A name and its samples each, in any order.</param>
    /// <exception cref="ArgumentException">There are no samples.</exception>
    public static Figure Distribution(string title, string unit, bool logScale, params (string Name, IReadOnlyList<double> Samples)[] samples) =>
        Distribution(title, unit, logScale, [], samples);

    /// <summary>The distribution of each measurement's samples. The name of one that was disturbed has a ⚠, and the text tells by what.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="logScale">Whether equal steps along the horizontal axis multiply.</param>
    /// <param name="samples">A name and a measurement each.</param>
    /// <exception cref="ArgumentException">There are no measurements.</exception>
    public static Figure Distribution(string title, bool logScale, params (string Name, Measurement.Measurement Times)[] samples) =>
        Distribution(title, logScale, [], samples);

    /// <summary>The same before recorded machines, whose distributions are drawn faint, through eight quantiles.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="logScale">Whether equal steps along the horizontal axis multiply.</param>
    /// <param name="machines">The machines. A recorded operation belongs to the measurement with its name.</param>
    /// <param name="samples">A name and a measurement each.</param>
    /// <exception cref="ArgumentException">There are no measurements.</exception>
    public static Figure Distribution(string title, bool logScale, IReadOnlyList<MachineTimes> machines, params (string Name, Measurement.Measurement Times)[] samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return DrawDistribution(title, "s", logScale, machines, [.. samples.Select(one => new Distribution(one.Name, one.Times.Samples.Select(time => time.Seconds)) { Disturbance = ChartWords.SeenIn(one.Times) })]);
    }

    /// <summary>The same before recorded machines, whose distributions are drawn faint, through eight quantiles.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="unit">The samples' unit, which is one of time.</param>
    /// <param name="logScale">Whether equal steps along the horizontal axis multiply.</param>
    /// <param name="machines">
    /// The machines: <c>MachineRecords.Load("../data/machines").Times("round-trip")</c>. A recorded operation belongs to the sample set with
    /// its name.
    /// </param>
    /// <param name="samples">A name and its samples each, in any order.</param>
    /// <exception cref="ArgumentException">There are no samples, or there are machines and the unit is no unit of time.</exception>
    public static Figure Distribution(
        string title, string unit, bool logScale, IReadOnlyList<MachineTimes> machines, params (string Name, IReadOnlyList<double> Samples)[] samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return DrawDistribution(title, unit, logScale, machines, [.. samples.Select(one => new Distribution(one.Name, one.Samples))]);
    }

    private static Figure DrawDistribution(string title, string unit, bool logScale, IReadOnlyList<MachineTimes> machines, Distribution[] sets)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(unit);
        if (sets.All(set => set.Count == 0))
            throw new ArgumentException($"The chart '{title}' has no samples. Give at least one.", nameof(sets));

        var axis = new Axis("", unit, logScale);
        var names = sets.Select(set => set.Name).ToArray();
        var recorded = new RecordedMachines(machines, names, unit);
        var scale = new AxisScale(axis, sets.SelectMany(set => set.Sorted).Concat(recorded.Values(static times => [times.Min, times.Max])));
        var description = ChartWords.OfDistribution(sets, unit) + ChartWords.OfDisturbances(sets.Select(set => (set.Name, set.Disturbance))) + recorded.Words();
        var layout = new ChartLayout(title) { ["xaxis"] = scale.ToPlotly() }.Describe(description);
        layout["yaxis"] = new Dictionary<string, object>
        {
            ["title"] = new Dictionary<string, object> { ["text"] = "share of samples" },
            ["range"] = new[] { 0.0, 1.02 },
            ["tickformat"] = ".0%",
        };
        layout["showlegend"] = sets.Length > 1 || recorded.Any;
        layout["height"] = 440;
        var plotly = PlotlyNetChart.Join(sets.Select((set, index) => StepTrace(set, index, axis, scale)), layout);
        if (recorded.Any)
            new MachineTraces(recorded, axis, scale).AddCurves(plotly, names);
        var table = Table.Of(
            sets,
            null,
            [
                ("Series", set => set.Name),
                ("Samples", set => set.Count),
                ("Lowest", set => new Amount(set.Lowest, unit)),
                ("Median", set => new Amount(set.Median, unit)),
                ("99 %", set => new Amount(set.P99, unit)),
                ("Highest", set => new Amount(set.Highest, unit)),
                .. recorded.Columns<Distribution>(set => set.Name),
            ]);
        return new Figure(title, description, table, plotly);
    }

    private static GenericChart StepTrace(Distribution set, int index, Axis axis, AxisScale scale)
    {
        var steps = set.Steps().Where(step => axis.CanShow(step.Value)).ToArray();
        return Plot.Line<double, double, string>(
                steps.Select(step => step.Value / scale.Divisor),
                steps.Select(step => step.Share),
                Name: TextWrap.Html(set.Disturbance is null ? set.Name : $"{set.Name} ⚠", 40),
                MultiText: PlotlyNetChart.Given(steps.Select(step => Quantity.Text(step.Value, axis.Unit))),
                UseDefaults: false)
            .With("mode", "lines")
            .With("line", new Dictionary<string, object> { ["shape"] = "hv", ["dash"] = Dashes[index % Dashes.Length] })
            .With("hovertemplate", "%{y:.1%} at most %{text}<extra>%{fullData.name}</extra>");
    }
}
