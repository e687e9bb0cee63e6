namespace Workshop.Tracing;

/// <summary>Joins the start and the end of each child process.</summary>
internal static class TraceProcesses
{
    internal static IReadOnlyList<TracedProcess> Of(IReadOnlyList<TraceEvent> events)
    {
        var ends = events.Where(one => one.Kind == TraceEventKind.ProcessEnded).ToLookup(one => one.ProcessId);
        return [.. events
            .Where(one => one.Kind == TraceEventKind.ProcessStarted)
            .Select(start => new TracedProcess(start.ProcessId!.Value, start.Time, ends[start.ProcessId].FirstOrDefault(end => end.Time >= start.Time)?.Time))];
    }
}
