using Workshop.Measurement;
using Workshop.Tracing;

namespace Workshop.Display;

/// <summary>What happened in a trace, in words.</summary>
internal static class TraceWords
{
    internal static string Of(TraceEventKind kind) => kind switch
    {
        TraceEventKind.ProcessStarted => "started",
        TraceEventKind.ProcessEnded => "ended",
        _ => kind.ToString().ToLowerInvariant(),
    };

    internal static string Of(SuspensionReason reason) => reason switch
    {
        SuspensionReason.Join => "another coroutine's end",
        SuspensionReason.Other => "something else",
        _ => $"a {reason.ToString().ToLowerInvariant()}",
    };

    internal static string Of(Nanoseconds time) => Quantity.Text(time.Value, "ns");

    /// <summary>Why a coroutine stopped, who woke it, or where it went on.</summary>
    internal static string Cause(TraceEvent one) => one switch
    {
        { Reason: { } reason, Coroutine: { } coroutine } => $"{Of(reason)}, at {coroutine.Place(one.Await)}",
        { By: { } by } => $"by {by}",
        { Kind: TraceEventKind.Created or TraceEventKind.Woken } => "from outside",
        { Kind: TraceEventKind.Resumed, Coroutine: { } coroutine } => $"from {coroutine.Place(one.Await)}",
        { Kind: TraceEventKind.Blocked, Coroutine: { } coroutine } => $"after {coroutine.Place(one.Await)}",
        _ => "",
    };

    /// <summary>How a turn ended.</summary>
    internal static string Ending(TraceRun run) => run switch
    {
        { EndedBy: null } => "still running at the end of the recording",
        { Reason: { } reason } => $"until {run.Coroutine.Place(run.ToAwait)}: {Of(reason)}",
        _ => Of(run.EndedBy.Value),
    };

    internal static string Cost(Trace trace)
    {
        var lost = trace.Dropped == 0 ? "no event lost" : $"{ChartWords.Counted(trace.Dropped, "older event")} lost";
        return $"Recording: {Of(trace.CostPerEvent)} an event, {Of(trace.Cost)} in all; {lost}.";
    }
}
