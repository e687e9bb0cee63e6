using Plotly.NET;
using Workshop.Measurement;
using Plot = Plotly.NET.CSharp.Chart;

namespace Workshop.Display;

public static partial class Chart
{
    private const string ReferenceColour = "#80868e";
    private static readonly string[] Symbols = ["circle", "square", "diamond", "triangle-up", "cross", "x"];

    /// <summary>Lines through points, for a value that depends on another; <see cref="Series.Reference"/> adds a line to compare with.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="x">The horizontal axis, or just its title.</param>
    /// <param name="y">The vertical axis, or just its title.</param>
    /// <param name="series">The lines. Points that are not finite (or not above zero on a logarithmic axis) are left out.</param>
    /// <exception cref="ArgumentException">There are no points.</exception>
    public static Figure Lines(string title, Axis x, Axis y, params Series[] series) => Lines(title, x, y, [], series);

    /// <summary>The same before recorded machines: a faint level line at the median of each operation that is one of the lines.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="x">The horizontal axis, or just its title.</param>
    /// <param name="y">The vertical axis, whose unit is one of time.</param>
    /// <param name="machines">
    /// The machines: <c>MachineRecords.Load("../data/machines").Times("round-trip")</c>. A recorded operation belongs to the line with its name.
    /// </param>
    /// <param name="series">The lines.</param>
    /// <exception cref="ArgumentException">There are no points, or there are machines and the vertical axis has no unit of time.</exception>
    public static Figure Lines(string title, Axis x, Axis y, IReadOnlyList<MachineTimes> machines, params Series[] series) =>
        Points("Line chart", title, x, y, machines, series, "lines+markers");

    /// <summary>Single dots, for measurements whose order does not matter.</summary>
    /// <inheritdoc cref="Lines(string, Axis, Axis, Series[])"/>
    public static Figure Dots(string title, Axis x, Axis y, params Series[] series) => Dots(title, x, y, [], series);

    /// <inheritdoc cref="Lines(string, Axis, Axis, IReadOnlyList{MachineTimes}, Series[])"/>
    public static Figure Dots(string title, Axis x, Axis y, IReadOnlyList<MachineTimes> machines, params Series[] series) =>
        Points("Scatter chart", title, x, y, machines, series, "markers");

    private static Figure Points(string kind, string title, Axis x, Axis y, IReadOnlyList<MachineTimes> machines, Series[] series, string mode)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(series);
        var all = series.SelectMany(one => one.Points).ToArray();
        if (all.Length == 0)
            throw new ArgumentException($"The chart '{title}' has no points. Give a series with at least one.", nameof(series));

        var names = series.Select(one => one.Name).ToArray();
        var recorded = new RecordedMachines(machines, names, y.Unit);
        var xScale = new AxisScale(x, all.Select(point => point.X));
        var yScale = new AxisScale(y, all.Select(point => point.Y).Concat(recorded.Values(static times => [times.Median])));
        var description = ChartWords.OfSeries(kind, series, x, y) + recorded.Words();
        var layout = new ChartLayout(title) { ["xaxis"] = xScale.ToPlotly(), ["yaxis"] = yScale.ToPlotly() }.Describe(description);
        layout["showlegend"] = series.Length > 1 || recorded.Any;
        layout["height"] = 440;
        var charts = series.Select((one, index) => PointTrace(one, index, x, y, xScale, yScale, one.IsReference ? "lines" : mode));
        var plotly = PlotlyNetChart.Join(charts, layout);
        if (recorded.Any)
        {
            var shown = all.Select(point => point.X).Where(x.CanShow).DefaultIfEmpty(1).ToArray();
            new MachineTraces(recorded, y, yScale).AddLevels(plotly, names, shown.Min() / xScale.Divisor, shown.Max() / xScale.Divisor);
        }

        var table = Table.Of(
            series.SelectMany(one => one.Points.Select(point => (one.Name, point.X, point.Y))),
            null,
            [
                ("Series", row => row.Name),
                (HeaderOf(x, "x"), row => new Amount(row.X, x.Unit)),
                (HeaderOf(y, "y"), row => new Amount(row.Y, y.Unit)),
                .. recorded.Columns<(string Name, double X, double Y)>(row => row.Name),
            ]);
        return new Figure(title, description, table, plotly);
    }

    private static GenericChart PointTrace(Series series, int index, Axis x, Axis y, AxisScale xScale, AxisScale yScale, string mode)
    {
        var points = series.Points.Where(point => x.CanShow(point.X) && y.CanShow(point.Y)).ToArray();
        var chart = Plot.Line<double, double, string>(
                points.Select(point => point.X / xScale.Divisor),
                points.Select(point => point.Y / yScale.Divisor),
                Name: TextWrap.Html(series.Name, 40),
                MultiText: PlotlyNetChart.Given(points.Select(point => $"{Quantity.Text(point.Y, y.Unit)} at {Quantity.Text(point.X, x.Unit)}")),
                UseDefaults: false)
            .With("mode", mode)
            .With("hovertemplate", "%{text}<extra>%{fullData.name}</extra>");
        return series.IsReference
            ? chart.With("line", new Dictionary<string, object> { ["color"] = ReferenceColour, ["dash"] = "5px,5px", ["width"] = 2 })
            : chart.With("marker", new Dictionary<string, object> { ["symbol"] = Symbols[index % Symbols.Length] });
    }

    private static string HeaderOf(Axis axis, string otherwise) => axis.Title.Length == 0 ? otherwise : axis.Title;
}
