using Workshop.Tracing;

namespace Workshop.Display;

/// <summary>A trace as a table of its events.</summary>
public static class TraceTable
{
    /// <summary>A row an event, in the order of time: when, where, what, to whom, and why or by whom.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="mostRows">Later events are left out, and the caption says how many. All of them are in <see cref="Trace.Events"/>.</param>
    public static Table ToTable(this Trace trace, int mostRows = 200)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentOutOfRangeException.ThrowIfNegative(mostRows);
        var shown = trace.Events.Take(mostRows).ToArray();
        var lost = trace.Dropped == 0 ? "" : $"; {ChartWords.Counted(trace.Dropped, "older event")} lost";
        var caption = shown.Length == trace.Events.Count
            ? $"{ChartWords.Counted(shown.Length, "event")}{lost}"
            : $"The first {Quantity.Number(shown.Length)} of {ChartWords.Counted(trace.Events.Count, "event")}{lost}";
        return Table.Of(
            shown,
            caption,
            ("Time", one => new Amount(one.Time.Value, "ns")),
            ("Thread", one => one.Thread.Name),
            ("Core", one => one.Core),
            ("Event", one => TraceWords.Of(one.Kind)),
            ("Who", one => one.Coroutine?.ToString() ?? $"process {one.ProcessId}"),
            ("Why or by whom", one => TraceWords.Cause(one)));
    }
}
