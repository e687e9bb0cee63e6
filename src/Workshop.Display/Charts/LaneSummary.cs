namespace Workshop.Display;

/// <summary>How long a lane of a Gantt chart was busy.</summary>
internal sealed record LaneSummary(string Name, int Bars, double Busy)
{
    internal static LaneSummary Of(string name, IEnumerable<LaneInterval> intervals)
    {
        // Bars of one lane may overlap; the time that they share counts once.
        var busy = 0.0;
        var until = double.NegativeInfinity;
        var bars = 0;
        foreach (var interval in intervals.OrderBy(interval => interval.Start))
        {
            busy += Math.Max(0, interval.End - Math.Max(interval.Start, until));
            until = Math.Max(until, interval.End);
            bars++;
        }
        return new LaneSummary(name, bars, busy);
    }
}
