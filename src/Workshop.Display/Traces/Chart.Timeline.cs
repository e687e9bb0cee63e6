using System.Globalization;
using Plotly.NET;
using Plot = Plotly.NET.CSharp.Chart;
using Trace = Workshop.Tracing.Trace;

namespace Workshop.Display;

public static partial class Chart
{
    private const double HalfBar = 0.3;
    private const int MostNamed = 6;
    private const int MostOutlined = 60;
    private const int LaneLabelWidth = 12;
    private const string JoinedColour = "#8d939c";

    // The template's colours, by coroutine: neighbours in number differ.
    private static readonly string[] CoroutineColours = ["#1f77c9", "#d35400", "#6a8650", "#9b1dfd", "#c0608f", "#7a7f87"];

    /// <summary>Who ran where and when: a lane each worker and core, a bar each turn, a light arrow each wake-up. Drag to zoom, click the legend to filter.</summary>
    /// <remarks>
    /// Up to six coroutines have a colour and a place in the legend each. With more, colours repeat from coroutine to coroutine, and the legend
    /// and the pattern tell their methods. More than 1,500 turns: those too short to be seen are joined with their neighbours, and the text
    /// beside the chart says so; <see cref="Trace.SavePerfetto"/> keeps them all.
    /// </remarks>
    /// <param name="trace">What was recorded.</param>
    /// <param name="title">What the chart shows.</param>
    /// <exception cref="ArgumentException">The trace has no turns.</exception>
    public static Figure Timeline(Trace trace, string title = "Who ran where and when")
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(title);
        if (trace.Runs.Count == 0)
            throw new ArgumentException($"The trace of the chart '{title}' has no turns. Run coroutines while it is recorded: Trace.Record(() => floor.Run(…)).", nameof(trace));

        var lanes = TimelineLane.Of(trace);
        var shortest = TimelineBar.ShortestOf(trace);
        var bars = TimelineBar.Of(trace, lanes, shortest);
        var arrows = TimelineArrows.Chosen(trace);
        var scale = new AxisScale(new Axis("time", "ns"), [0, trace.Duration.Value]);
        var description = TimelineWords.Of(trace, bars.Count, shortest, arrows.Length);
        var layout = new ChartLayout(title).Describe(description).Note(TraceWords.Cost(trace));
        layout["xaxis"] = TimeAxis(trace, scale);
        layout["yaxis"] = LaneAxis(lanes);
        layout["barmode"] = "overlay";
        layout["uniformtext"] = new Dictionary<string, object> { ["mode"] = "hide", ["minsize"] = 11 };
        layout["showlegend"] = true;
        layout["height"] = ChartLayout.HeightFor(lanes.Length + 2);
        layout["hovermode"] = "closest";

        List<GenericChart> charts = [.. RunTraces(trace, bars, scale.Divisor)];
        if (trace.Processes.Count > 0) charts.Add(ProcessTrace(trace, lanes, scale.Divisor));
        if (arrows.Length > 0) charts.Add(new TimelineArrows(lanes, HalfBar).Draw(arrows, scale.Divisor));
        if (trace.Runs.Any(run => run.Blocked)) charts.Add(BlockedTrace(bars, scale.Divisor));
        return new Figure(title, description, TimelineWords.Rows(trace), PlotlyNetChart.Join(charts, layout));
    }

    // From the first event to the last: what comes before is the preparation, often longer than the run itself.
    private static Dictionary<string, object> TimeAxis(Trace trace, AxisScale scale)
    {
        var axis = scale.ToPlotly();
        var (first, last) = (trace.Events[0].Time.Value, trace.Events[^1].Time.Value);
        var room = Math.Max(1, (last - first) * 0.02);
        axis["range"] = new[] { (first - room) / scale.Divisor, (last + room) / scale.Divisor };
        return axis;
    }

    private static Dictionary<string, object> LaneAxis(TimelineLane[] lanes) => new()
    {
        ["tickmode"] = "array",
        ["tickvals"] = Enumerable.Range(0, lanes.Length).ToArray(),
        ["ticktext"] = lanes.Select(lane => TextWrap.Html(lane.Name, LaneLabelWidth)).ToArray(),
        ["range"] = new[] { lanes.Length - 0.45, -0.55 },
        // A drag zooms the time alone; lanes are few.
        ["fixedrange"] = true,
        ["showgrid"] = false,
        ["zeroline"] = false,
    };

    private static IEnumerable<GenericChart> RunTraces(Trace trace, IReadOnlyList<TimelineBar> bars, double divisor)
    {
        var ordinal = trace.Coroutines.Index().ToDictionary(one => one.Item, one => one.Index);
        var named = trace.Coroutines.Count <= MostNamed;
        var groups = bars.Where(bar => !bar.IsJoined)
            .GroupBy(bar => named ? $"{bar.Runs[0].Coroutine}" : NameOfMethod(bar.Runs[0].Coroutine.MethodName))
            .OrderBy(group => group.Min(bar => ordinal[bar.Runs[0].Coroutine]));
        foreach (var (index, group) in groups.Index())
        {
            var colours = group.Select(bar => CoroutineColours[ordinal[bar.Runs[0].Coroutine] % CoroutineColours.Length]).ToArray();
            yield return BarsOf(group.Key, [.. group], divisor, named ? colours[0] : colours, Patterns[(named ? 0 : index) % Patterns.Length]);
        }

        TimelineBar[] joined = [.. bars.Where(bar => bar.IsJoined)];
        if (joined.Length > 0) yield return BarsOf("short turns, joined", joined, divisor, JoinedColour, "");

        string NameOfMethod(string method)
        {
            var count = trace.Coroutines.Count(one => one.MethodName == method);
            return count == 1 ? method : $"{method} ({Quantity.Number(count)} coroutines)";
        }
    }

    private static GenericChart BarsOf(string name, TimelineBar[] bars, double divisor, object colour, string pattern) =>
        LaneBars(name, [.. bars.Select(bar => (bar.Lane, bar.Start, bar.End))], divisor, colour, pattern)
            .With("text", bars.Select(bar => bar.IsJoined ? "" : bar.Runs[0].Coroutine.Id.ToString(CultureInfo.InvariantCulture)).ToArray())
            .With("customdata", bars.Select(HoverOf).ToArray());

    private static GenericChart ProcessTrace(Trace trace, TimelineLane[] lanes, double divisor)
    {
        var first = lanes.Length - trace.Processes.Count;
        return LaneBars("child processes", [.. trace.Processes.Select((process, index) => (first + index, process.Start.Value, (process.End ?? trace.Duration).Value))], divisor, "#6a8650", "x")
            .With("customdata", trace.Processes.Select(process => $"process {process.Id}: {TraceWords.Of((process.End ?? trace.Duration) - process.Start)}{(process.End is null ? ", still running" : "")}").ToArray());
    }

    private static GenericChart LaneBars(string name, (int Lane, double Start, double End)[] bars, double divisor, object colour, string pattern) =>
        Plot.Bar<double, double, string>(bars.Select(bar => (bar.End - bar.Start) / divisor), Name: TextWrap.Html(name, 40), UseDefaults: false)
            .With("y", bars.Select(bar => bar.Lane).ToArray())
            .With("base", bars.Select(bar => bar.Start / divisor).ToArray())
            .With("width", 2 * HalfBar)
            .With("textposition", "inside")
            .With("insidetextanchor", "middle")
            .With("textangle", 0)
            .With("marker", new Dictionary<string, object>
            {
                ["color"] = colour,
                // A line around each of many would be all that is seen of them.
                ["line"] = new Dictionary<string, object> { ["width"] = bars.Length <= MostOutlined ? 0.6 : 0, ["color"] = "rgba(128,128,128,0.8)" },
                ["pattern"] = new Dictionary<string, object> { ["shape"] = pattern, ["fillmode"] = "overlay", ["solidity"] = 0.25, ["fgcolor"] = "#fff", ["fgopacity"] = 0.4 },
            })
            .With("hovertemplate", "%{customdata}<extra></extra>");

    private static GenericChart BlockedTrace(IReadOnlyList<TimelineBar> bars, double divisor)
    {
        var blocked = bars.SelectMany(bar => bar.Runs.Where(run => run.Blocked).Select(run => (bar.Lane, Run: run))).ToArray();
        return Plot.Line<double, double, string>(blocked.Select(one => (one.Run.Start.Value + one.Run.End.Value) / 2 / divisor), blocked.Select(one => (double)one.Lane), Name: "blocked its worker", UseDefaults: false)
            .With("mode", "markers")
            .With("marker", new Dictionary<string, object> { ["symbol"] = "x", ["size"] = 13, ["color"] = "#b3261e", ["line"] = new Dictionary<string, object> { ["width"] = 1.5, ["color"] = "#fff" } })
            .With("customdata", blocked.Select(one => $"{one.Run.Coroutine} blocked {one.Run.Thread}<br>after {one.Run.Coroutine.Place(one.Run.FromAwait)}").ToArray())
            .With("hovertemplate", "%{customdata}<extra></extra>");
    }

    private static string HoverOf(TimelineBar bar)
    {
        var run = bar.Runs[0];
        var place = $"{run.Thread}{(run.Core is { } core ? $", core {core}" : "")}";
        return bar.IsJoined
            ? $"{Quantity.Number(bar.Runs.Count)} turns of {ChartWords.Counted(bar.Runs.Select(one => one.Coroutine).Distinct().Count(), "coroutine")}<br>{place}, {Quantity.Text(bar.End - bar.Start, "ns")} from {TraceWords.Of(run.Start)}"
            : $"<b>{TextWrap.Html($"{run.Coroutine}", 60)}</b> on {place}<br>{TraceWords.Of(run.Duration)} from {TraceWords.Of(run.Start)}<br>from {run.Coroutine.Place(run.FromAwait)}<br>{TraceWords.Ending(run)}";
    }
}
