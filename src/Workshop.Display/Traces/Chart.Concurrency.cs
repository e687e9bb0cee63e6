using Plotly.NET;
using Plot = Plotly.NET.CSharp.Chart;
using Trace = Workshop.Tracing.Trace;

namespace Workshop.Display;

public static partial class Chart
{
    private const int MostSteps = 600;

    /// <summary>How many coroutines ran, were ready and waited, over the time of a trace.</summary>
    /// <remarks>With more than 600 changes the chart shows the highest value of each of 600 equal spans, and says so.</remarks>
    /// <param name="trace">What was recorded.</param>
    /// <param name="title">What the chart shows.</param>
    /// <exception cref="ArgumentException">The trace has no coroutines.</exception>
    public static Figure Concurrency(Trace trace, string title = "How many ran, were ready, waited")
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(title);
        var points = trace.Concurrency();
        if (points.Count == 0)
            throw new ArgumentException($"The trace of the chart '{title}' has no coroutines. Run some while it is recorded: Trace.Record(() => floor.Run(…)).", nameof(trace));

        var end = trace.Duration.Value;
        var sets = new[]
        {
            new ConcurrencySeries("running", points, point => point.Running, end),
            new ConcurrencySeries("ready", points, point => point.Ready, end),
            new ConcurrencySeries("waiting", points, point => point.Waiting, end),
        };
        var reduced = points.Count > MostSteps;
        var description = $"Step chart over {TraceWords.Of(trace.Duration)}. " + string.Join(' ', sets.Select(set => set.Words))
            + (reduced ? $" {ChartWords.Counted(points.Count, "change")}: shown is the highest value of each of {MostSteps} equal spans." : "")
            + " " + TraceWords.Cost(trace);
        var scale = new AxisScale(new Axis("time", "ns"), [0, end]);
        var layout = new ChartLayout(title) { ["xaxis"] = TimeAxis(trace, scale) }.Describe(description).Note(TraceWords.Cost(trace));
        layout["yaxis"] = new Dictionary<string, object> { ["title"] = new Dictionary<string, object> { ["text"] = "coroutines" }, ["rangemode"] = "tozero", ["tickformat"] = ",d", ["fixedrange"] = true };
        layout["showlegend"] = true;
        layout["height"] = 440;
        layout["hovermode"] = "x unified";
        var charts = sets.Select((set, index) => Steps(set, index, scale.Divisor, reduced));
        var table = Table.Of(sets, null, ("Coroutines", set => set.Name), ("Highest", set => set.Highest), ("First reached at", set => new Amount(set.HighestAt, "ns")), ("Mean over time", set => new Amount(set.Mean, "")));
        return new Figure(title, description, table, PlotlyNetChart.Join(charts, layout));
    }

    private static GenericChart Steps(ConcurrencySeries set, int index, double divisor, bool reduced)
    {
        var steps = reduced ? set.HighestOf(MostSteps) : set.Steps;
        return Plot.Line<double, double, string>(steps.Select(step => step.Time / divisor), steps.Select(step => (double)step.Count), Name: set.Name, UseDefaults: false)
            .With("mode", "lines")
            .With("line", new Dictionary<string, object> { ["shape"] = "hv", ["dash"] = Dashes[index % Dashes.Length], ["width"] = 2 })
            .With("hovertemplate", "%{y} %{fullData.name}<extra></extra>");
    }
}
