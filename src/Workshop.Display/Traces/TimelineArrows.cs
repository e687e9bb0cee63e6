using Plotly.NET;
using Plot = Plotly.NET.CSharp.Chart;
using Workshop.Tracing;
using Trace = Workshop.Tracing.Trace;

namespace Workshop.Display;

/// <summary>The wake-ups of a timeline: light arrows from whoever woke a coroutine to the turn that it then had.</summary>
internal sealed class TimelineArrows(TimelineLane[] lanes, double halfBar)
{
    private const int Most = 100;
    private const string Colour = "#7a7f87";

    /// <summary>The wake-ups that are drawn: all, or every so-manieth, so that the drawing stays readable.</summary>
    internal static TraceRun[] Chosen(Trace trace)
    {
        var all = trace.Runs.Where(run => run.Wake is not null).ToArray();
        var step = (all.Length + Most - 1) / Math.Max(1, Most);
        return step <= 1 ? all : [.. all.Where((_, index) => index % step == 0)];
    }

    internal GenericChart Draw(TraceRun[] runs, double divisor)
    {
        var points = runs.SelectMany(run => ArrowOf(run, divisor)).ToArray();
        return Plot.Line<double, double, string>([0.0], [0.0], Name: "wake-ups", UseDefaults: false)
            .With("x", points.Select(point => point.X).ToArray())
            .With("y", points.Select(point => point.Y).ToArray())
            .With("text", points.Select(point => point.Text).ToArray())
            .With("mode", "lines+markers")
            .With("opacity", 0.45)
            .With("line", new Dictionary<string, object> { ["color"] = Colour, ["width"] = 1, ["dash"] = "solid" })
            .With("marker", new Dictionary<string, object>
            {
                ["symbol"] = "arrow",
                ["angleref"] = "previous",
                ["color"] = Colour,
                // Only the last point of each arrow has a head.
                ["size"] = points.Select(point => point.IsHead ? 8 : 0).ToArray(),
            })
            .With("hovertemplate", "%{text}<extra></extra>");
    }

    private IEnumerable<(double? X, double? Y, string Text, bool IsHead)> ArrowOf(TraceRun run, double divisor)
    {
        var wake = run.Wake!;
        var (from, to) = (LaneOf(wake), LaneOf(run.Thread, run.Core));
        var text = $"{run.Coroutine} {(wake.Kind == TraceEventKind.Created ? "started" : "woken")} by {wake.By?.ToString() ?? wake.Thread.Name}<br>its turn came {TraceWords.Of(run.Start - wake.Time)} later";
        var (left, right) = (wake.Time.Value / divisor, run.Start.Value / divisor);
        // Lanes count downwards. An arrow within a lane hops over the bars.
        var down = to > from ? 1 : -1;
        yield return (left, from + down * halfBar, text, false);
        if (from == to) yield return ((left + right) / 2, from - halfBar - 0.12, text, false);
        yield return (right, from == to ? to - halfBar : to - down * halfBar, text, true);
        yield return (null, null, "", false);
    }

    private int LaneOf(TraceEvent wake) => wake.Thread.Worker is null ? Array.FindIndex(lanes, lane => lane.Name == "other threads") : LaneOf(wake.Thread, wake.Core);

    private int LaneOf(TraceThread thread, int? core)
    {
        var exact = Array.FindIndex(lanes, lane => lane.Thread == thread && lane.Core == core);
        return exact >= 0 ? exact : Math.Max(0, Array.FindIndex(lanes, lane => lane.Thread == thread));
    }
}
