using Plotly.NET;
using Workshop.Measurement;
using Plot = Plotly.NET.CSharp.Chart;

namespace Workshop.Display;

/// <summary>Charts that a cell shows by returning them. Every one carries a text alternative and its data.</summary>
/// <remarks>Values that are not finite are left out of the drawing and read “–” in the data. All methods are safe to call from any thread.</remarks>
public static partial class Chart
{
    private const int LabelWidth = 16;
    private static readonly string[] Patterns = ["", "/", ".", "x", "-", "+"];

    /// <summary>Horizontal bars, the first on top.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="unit">The values' unit, see <see cref="Axis.Unit"/>; may be empty.</param>
    /// <param name="bars">A label and a value each.</param>
    /// <param name="logScale">Whether equal lengths multiply: for values that differ by orders of magnitude. A bar that is not above zero is then not drawn.</param>
    /// <param name="machines">
    /// Recorded machines to draw behind the bars, faint: <c>MachineRecords.Load("../data/machines").Times("start-and-end")</c>. A recorded
    /// operation belongs to the bar with its name. Null for none.
    /// </param>
    /// <exception cref="ArgumentException">There are no bars, or there are machines and the unit is no unit of time.</exception>
    public static Figure Bars(
        string title, string unit, IEnumerable<(string Label, double Value)> bars, bool logScale = false, IReadOnlyList<MachineTimes>? machines = null)
    {
        ArgumentNullException.ThrowIfNull(bars);
        return DrawBars(title, unit, logScale, machines, [new("", [.. bars.Select(bar => new Bar("", bar.Label, bar.Value))])]);
    }

    /// <summary>Medians of measurements as horizontal bars, the first on top. One that was disturbed has a ⚠, and the pointer and the text tell by what.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="bars">A label and a measurement each.</param>
    /// <param name="logScale">Whether equal lengths multiply: for times that differ by orders of magnitude.</param>
    /// <param name="machines">Recorded machines to draw behind the bars, faint. A recorded operation belongs to the bar with its name. Null for none.</param>
    /// <exception cref="ArgumentException">There are no bars.</exception>
    public static Figure Bars(
        string title, IEnumerable<(string Label, Measurement.Measurement Times)> bars, bool logScale = false, IReadOnlyList<MachineTimes>? machines = null)
    {
        ArgumentNullException.ThrowIfNull(bars);
        return DrawBars(title, "s", logScale, machines, [new("", [.. bars.Select(bar => Bar.Of(bar.Label, bar.Times))])]);
    }

    /// <summary>Bars side by side: a group a label, in each a bar a series.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="unit">The values' unit, see <see cref="Axis.Unit"/>; may be empty.</param>
    /// <param name="logScale">Whether equal lengths multiply. A bar that is not above zero is then not drawn.</param>
    /// <param name="series">A name and its bars each. Bars with the same label form a group; a series may lack some.</param>
    /// <exception cref="ArgumentException">There are no bars.</exception>
    public static Figure Bars(string title, string unit, bool logScale, params (string Name, IEnumerable<(string Label, double Value)> Bars)[] series) =>
        Bars(title, unit, logScale, [], series);

    /// <summary>The same before recorded machines, faint below each bar.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="unit">The values' unit, which is one of time.</param>
    /// <param name="logScale">Whether equal lengths multiply.</param>
    /// <param name="machines">
    /// The machines: <c>MachineRecords.Load("../data/machines").Times("hand-off")</c>. A recorded operation belongs to the bar whose label and
    /// series make its name: <c>futex, one core</c>.
    /// </param>
    /// <param name="series">A name and its bars each.</param>
    /// <exception cref="ArgumentException">There are no bars, or there are machines and the unit is no unit of time.</exception>
    public static Figure Bars(
        string title, string unit, bool logScale, IReadOnlyList<MachineTimes> machines, params (string Name, IEnumerable<(string Label, double Value)> Bars)[] series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return DrawBars(title, unit, logScale, machines, [.. series.Select(one => new BarSeries(one.Name, [.. one.Bars.Select(bar => new Bar(one.Name, bar.Label, bar.Value))]))]);
    }

    private static Figure DrawBars(string title, string unit, bool logScale, IReadOnlyList<MachineTimes>? machines, BarSeries[] series)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(unit);
        var all = series.SelectMany(one => one.Bars).ToArray();
        if (all.Length == 0)
            throw new ArgumentException($"The chart '{title}' has no bars. Give at least one.", nameof(series));

        var axis = new Axis("", unit, logScale);
        var recorded = new RecordedMachines(machines, all.Select(bar => bar.Operation), unit);
        var scale = new AxisScale(axis, all.Select(bar => bar.Value).Concat(recorded.Values(static times => [times.P5, times.P95])));
        var description = ChartWords.OfBars(all, unit, logScale) + ChartWords.OfDisturbances(all.Select(bar => (bar.FullLabel, bar.Disturbance))) + recorded.Words();
        var valueAxis = scale.ToPlotly(fromZero: true, roomBelow: 0.08, roomAbove: 0.25);
        var layout = new ChartLayout(title) { ["xaxis"] = valueAxis }.Describe(description);
        layout["yaxis"] = new Dictionary<string, object> { ["autorange"] = "reversed", ["type"] = "category", ["showgrid"] = false };
        layout["showlegend"] = series.Length > 1 || recorded.Any;
        layout["bargap"] = 0.3;
        layout["height"] = ChartLayout.HeightFor(all.Length + all.Length * recorded.All.Count / 3);
        var charts = series.Select((one, index) => BarTrace(TextWrap.Html(one.Name, 40), one.Bars, index, axis, scale));
        if (recorded.Any)
            charts = charts.Select((chart, index) => MachineTraces.Beside(chart, index, series.Length));
        if (recorded.Any && series.Length == 1)
            charts = charts.Select(chart => chart.With("name", "this run"));
        var plotly = PlotlyNetChart.Join(charts, layout);
        if (recorded.Any)
        {
            new MachineTraces(recorded, axis, scale).AddBars(plotly, series.Length, [.. series.SelectMany((one, index) =>
                one.Bars.Select(bar => new MachinePlace(bar.Operation, TextWrap.Html(bar.Label, LabelWidth), index)))]);
        }

        return new Figure(title, description, BarTable(all, unit, series.Length > 1, recorded), plotly);
    }

    private static GenericChart BarTrace(string name, Bar[] bars, int index, Axis axis, AxisScale scale)
    {
        var drawn = bars.Where(bar => axis.CanShow(bar.Value)).ToArray();
        var texts = drawn.Select(bar => scale.LabelOf(bar.Value) + (bar.Disturbance is null ? "" : " ⚠")).ToArray();
        return Plot.Bar<double, string, string>(
                drawn.Select(bar => bar.Value / scale.Divisor),
                Keys: PlotlyNetChart.Given(drawn.Select(bar => TextWrap.Html(bar.Label, LabelWidth))),
                Name: name,
                MultiText: PlotlyNetChart.Given<string>(texts),
                UseDefaults: false)
            .With("textposition", "outside")
            .With("cliponaxis", false)
            .With("customdata", drawn.Select(bar => bar.Disturbance is { } by ? "<br>" + TextWrap.Html($"disturbed: {by}", 60) : "").ToArray())
            .With("hovertemplate", "%{y}: %{text}%{customdata}<extra></extra>")
            .With("marker", BarMarker(index));
    }

    // Faint enough to write on.
    private static Dictionary<string, object> BarMarker(int index) => new()
    {
        ["pattern"] = new Dictionary<string, object> { ["shape"] = Patterns[index % Patterns.Length], ["fillmode"] = "overlay", ["solidity"] = 0.25, ["fgcolor"] = "#fff", ["fgopacity"] = 0.4 },
    };

    private static Table BarTable(Bar[] bars, string unit, bool named, RecordedMachines recorded)
    {
        (string, Func<Bar, object?>)[] series = named ? [("Series", bar => bar.Series)] : [];
        return Table.Of(bars, null, [.. series, ("Bar", bar => bar.Label), ("Value", bar => new Amount(bar.Value, unit)), .. DisturbedColumn(bars), .. recorded.Columns<Bar>(bar => bar.Operation)]);
    }

    private static (string, Func<Bar, object?>)[] DisturbedColumn(Bar[] bars) =>
        bars.Any(bar => bar.Disturbance is not null) ? [("Disturbed by", bar => bar.Disturbance)] : [];
}
