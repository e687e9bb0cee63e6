using Plotly.NET;
using Workshop.Measurement;
using Plot = Plotly.NET.CSharp.Chart;

namespace Workshop.Display;

public static partial class Chart
{
    /// <summary>A timeline: who was busy with what, and when. A lane each on the vertical axis, time to the right.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="unit">The unit of the times; see <see cref="Axis.Unit"/>.</param>
    /// <param name="intervals">The bars. Their times count from wherever the caller likes; the chart counts from the earliest start.</param>
    /// <param name="machines">
    /// Recorded machines to draw below the bars, faint: <c>MachineRecords.Load("../data/machines").Times("start-and-end")</c>. A recorded operation
    /// belongs to the bars whose <see cref="LaneInterval.Group"/> is its name; it begins with them and is as long as its median. Null for none.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There are no bars, or one ends before it starts or has a time that is not finite, or there are machines and the unit is no unit of time.
    /// </exception>
    public static Figure Gantt(string title, string unit, IEnumerable<LaneInterval> intervals, IReadOnlyList<MachineTimes>? machines = null)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(intervals);
        LaneInterval[] all = [.. intervals];
        if (all.Length == 0)
            throw new ArgumentException($"The chart '{title}' has no bars. Give at least one.", nameof(intervals));
        if (Array.Find(all, one => !(one.End >= one.Start && double.IsFinite(one.End - one.Start))) is { } bad)
            throw new ArgumentException($"In the chart '{title}' a bar of lane '{bad.Lane}' runs from {Quantity.Number(bad.Start)} to {Quantity.Number(bad.End)}. Give finite times, the start first.", nameof(intervals));

        var origin = all.Min(one => one.Start);
        all = [.. all.Select(one => one with { Start = one.Start - origin, End = one.End - origin })];
        var axis = new Axis("time", unit);
        var recorded = new RecordedMachines(machines, all.Select(one => one.Group), unit);
        var scale = new AxisScale(axis, all.Select(one => one.End).Concat(all.SelectMany(one => recorded.MediansOf(one.Group).Select(median => one.Start + median))));
        var lanes = all.GroupBy(one => one.Lane).Select(lane => LaneSummary.Of(lane.Key, lane)).ToArray();
        var groups = all.GroupBy(one => one.Group).ToArray();
        var description = ChartWords.OfGantt(lanes, all.Max(one => one.End), all.Length, unit) + recorded.Words();
        var layout = new ChartLayout(title) { ["xaxis"] = scale.ToPlotly() }.Describe(description);
        layout["yaxis"] = new Dictionary<string, object>
        {
            ["type"] = "category",
            ["categoryorder"] = "array",
            ["categoryarray"] = lanes.Select(lane => TextWrap.Html(lane.Name, LabelWidth)).ToArray(),
            ["autorange"] = "reversed",
            ["showgrid"] = false,
        };
        layout["barmode"] = "overlay";
        // A note that does not fit its bar waits for the pointer; shrunk or turned it could not be read.
        layout["uniformtext"] = new Dictionary<string, object> { ["mode"] = "hide", ["minsize"] = 12 };
        layout["bargap"] = 0.25;
        layout["showlegend"] = groups.Length > 1 || recorded.Any;
        layout["height"] = ChartLayout.HeightFor(lanes.Length + 1 + lanes.Length * recorded.All.Count / 3);
        var charts = groups.Select((group, index) => LaneTrace(group, index, scale, unit));
        if (recorded.Any)
            charts = charts.Select(chart => MachineTraces.Beside(chart));
        var plotly = PlotlyNetChart.Join(charts, layout);
        if (recorded.Any)
            new MachineTraces(recorded, axis, scale).AddSpans(plotly, [.. all.Select(one => new MachinePlace(one.Group, TextWrap.Html(one.Lane, LabelWidth), Start: one.Start))]);
        var table = Table.Of(lanes, null, ("Lane", lane => lane.Name), ("Bars", lane => lane.Bars), ("Busy", lane => new Amount(lane.Busy, unit)));
        return new Figure(title, description, table, plotly);
    }

    private static GenericChart LaneTrace(IGrouping<string, LaneInterval> group, int index, AxisScale scale, string unit)
    {
        LaneInterval[] bars = [.. group];
        var marker = BarMarker(index);
        marker["line"] = new Dictionary<string, object> { ["width"] = 1, ["color"] = "rgba(128,128,128,0.9)" };
        return Plot.Bar<double, string, string>(
                bars.Select(bar => (bar.End - bar.Start) / scale.Divisor),
                Keys: PlotlyNetChart.Given(bars.Select(bar => TextWrap.Html(bar.Lane, LabelWidth))),
                Name: TextWrap.Html(group.Key, 40),
                MultiText: PlotlyNetChart.Given(bars.Select(bar => TextWrap.Html(bar.Note ?? "", int.MaxValue))),
                UseDefaults: false)
            .With("base", bars.Select(bar => bar.Start / scale.Divisor).ToArray())
            .With("customdata", bars.Select(HoverOf).ToArray())
            .With("textposition", "inside")
            .With("insidetextanchor", "middle")
            .With("textangle", 0)
            .With("marker", marker)
            .With("hovertemplate", "%{customdata}<extra>%{fullData.name}</extra>");

        string HoverOf(LaneInterval bar) =>
            $"{TextWrap.Html(bar.Lane, int.MaxValue)}: {Quantity.Text(bar.Start, unit)} to {Quantity.Text(bar.End, unit)}"
            + (bar.Note is null ? "" : $"<br>{TextWrap.Html(bar.Note, 60)}");
    }
}
