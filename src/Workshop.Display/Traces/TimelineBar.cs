using Workshop.Tracing;

namespace Workshop.Display;

/// <summary>A bar of a timeline: a turn, or neighbouring turns of one lane that are too short to be drawn apart.</summary>
internal sealed record TimelineBar(int Lane, double Start, double End, IReadOnlyList<TraceRun> Runs)
{
    // As many as a wide screen has pixels; what is shorter could not be seen.
    private const int Resolution = 1500;
    private const int LongestJoined = 8;

    /// <summary>Below this, turns are joined; 0 when there are few enough to draw each.</summary>
    internal static double ShortestOf(Trace trace) => trace.Runs.Count <= Resolution ? 0 : trace.Duration.Value / Resolution;

    internal static IReadOnlyList<TimelineBar> Of(Trace trace, TimelineLane[] lanes, double shortest)
    {
        var number = lanes.Index().Where(lane => lane.Item.Thread is not null).ToDictionary(lane => (lane.Item.Thread!, lane.Item.Core), lane => lane.Index);
        var bars = new List<TimelineBar>();
        foreach (var lane in trace.Runs.GroupBy(run => number[(run.Thread, run.Core)]))
        {
            var joined = new List<TraceRun>();
            foreach (var run in lane)
            {
                var isShort = run.Duration.Value < shortest;
                if (joined.Count > 0 && (!isShort || run.Start.Value - joined[^1].End.Value > shortest || run.End.Value - joined[0].Start.Value > LongestJoined * shortest)) Flush();
                if (isShort) joined.Add(run);
                else bars.Add(new(lane.Key, run.Start.Value, run.End.Value, [run]));
            }

            Flush();

            void Flush()
            {
                if (joined.Count > 0) bars.Add(new(lane.Key, joined[0].Start.Value, joined[^1].End.Value, [.. joined]));
                joined.Clear();
            }
        }

        return bars;
    }

    internal bool IsJoined => Runs.Count > 1;
}
