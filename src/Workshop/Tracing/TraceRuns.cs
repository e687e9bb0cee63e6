using Workshop.Measurement;

namespace Workshop.Tracing;

/// <summary>Makes turns of events: each from a coroutine's resumption to whatever ended it on the same thread.</summary>
internal static class TraceRuns
{
    internal static IReadOnlyList<TraceRun> Of(IReadOnlyList<TraceEvent> events, Nanoseconds end)
    {
        var runs = new List<TraceRun>();
        var open = new Dictionary<TraceThread, TraceRun>();
        var wakes = new Dictionary<TracedCoroutine, TraceEvent>();
        foreach (var one in events)
        {
            if (one.Coroutine is not { } coroutine) continue;
            switch (one.Kind)
            {
                case TraceEventKind.Created or TraceEventKind.Woken:
                    wakes[coroutine] = one;
                    // Whoever ends or parks wakes and starts others after that event, and still has the turn.
                    if (open.TryGetValue(one.Thread, out var waking) && ReferenceEquals(waking.Coroutine, one.By) && waking.EndedBy is not null)
                        open[one.Thread] = waking with { End = one.Time };
                    break;
                case TraceEventKind.Resumed:
                    // A yield whose end was recorded twice or never leaves nothing open on a thread that goes on.
                    if (open.Remove(one.Thread, out var before)) runs.Add(before.EndedBy is null ? before with { End = one.Time } : before);
                    wakes.Remove(coroutine, out var wake);
                    open[one.Thread] = new TraceRun(coroutine, one.Thread, one.Core, one.Time, end, one.Await, ToAwait: null, EndedBy: null, Reason: null, wake, Blocked: false);
                    break;
                case TraceEventKind.Blocked when open.TryGetValue(one.Thread, out var blocked):
                    open[one.Thread] = blocked with { Blocked = true };
                    break;
                case TraceEventKind.Suspended or TraceEventKind.Completed or TraceEventKind.Faulted or TraceEventKind.Cancelled
                    when open.TryGetValue(one.Thread, out var ending) && ReferenceEquals(ending.Coroutine, coroutine):
                    // A registration for a wake-up that failed comes first; then the turn goes on to its true end.
                    open[one.Thread] = ending with { End = one.Time, EndedBy = one.Kind, Reason = one.Reason, ToAwait = one.Await };
                    break;
            }
        }

        runs.AddRange(open.Values);
        return [.. runs.OrderBy(run => run.Start)];
    }
}
