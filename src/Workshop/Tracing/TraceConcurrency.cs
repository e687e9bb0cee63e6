namespace Workshop.Tracing;

/// <summary>Counts who ran, who was ready and who waited, event by event.</summary>
internal static class TraceConcurrency
{
    private enum State
    {
        Absent,
        Running,
        Ready,
        Waiting,
    }

    internal static IReadOnlyList<ConcurrencyPoint> Of(IReadOnlyList<TraceEvent> events)
    {
        var states = new Dictionary<TracedCoroutine, State>();
        var counts = new int[4];
        var points = new List<ConcurrencyPoint>();
        foreach (var one in events)
        {
            if (one.Coroutine is not { } coroutine) continue;
            var before = states.GetValueOrDefault(coroutine);
            var after = After(one, before);
            if (after == before) continue;
            states[coroutine] = after;
            counts[(int)before]--;
            counts[(int)after]++;
            var point = new ConcurrencyPoint(one.Time, counts[(int)State.Running], counts[(int)State.Ready], counts[(int)State.Waiting]);
            if (points.Count > 0 && points[^1].Time == one.Time) points[^1] = point;
            else points.Add(point);
        }

        return points;
    }

    private static State After(TraceEvent one, State before) => one.Kind switch
    {
        TraceEventKind.Created => State.Ready,
        TraceEventKind.Resumed => State.Running,
        TraceEventKind.Suspended => one.Reason == SuspensionReason.Yield ? State.Ready : State.Waiting,
        TraceEventKind.Woken => State.Ready,
        TraceEventKind.Completed or TraceEventKind.Faulted or TraceEventKind.Cancelled => State.Absent,
        _ => before,
    };
}
