using System.Globalization;
using System.Text;

namespace Workshop.Tracing;

/// <summary>A trace in a few lines of text.</summary>
internal static class TraceSummary
{
    internal static string Write(Trace trace)
    {
        var workers = trace.Threads.Where(thread => thread.Worker is not null).ToArray();
        var cores = trace.Runs.Select(run => run.Core).OfType<int>().Distinct().Order().ToArray();
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"Trace of {trace.Duration}: {Counted(trace.Events.Count, "event")}, {Counted(trace.Runs.Count, "turn")} of {Counted(trace.Coroutines.Count, "coroutine")}")
            .Append(CultureInfo.InvariantCulture, $" on {Counted(workers.Length, "worker")}")
            .Append(cores.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" and {Counted(cores.Length, "core")} ({string.Join(", ", cores)})"));
        if (trace.Processes.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $", {Counted(trace.Processes.Count, "child process", "child processes")}");
        text.Append('.');

        var reasons = trace.Events.Where(one => one.Reason is not null).GroupBy(one => one.Reason!.Value).OrderByDescending(group => group.Count()).ToArray();
        if (reasons.Length > 0)
            text.Append("\nSuspended for: ").AppendJoin(", ", reasons.Select(group => string.Create(CultureInfo.InvariantCulture, $"{Word(group.Key)} {group.Count():N0}"))).Append('.');
        foreach (var run in trace.Runs.Where(run => run.Blocked))
            text.Append(CultureInfo.InvariantCulture, $"\nBlocked: {run.Coroutine} held up {run.Thread} after {run.Coroutine.Place(run.FromAwait)}.");
        foreach (var one in trace.Events.Where(one => one.Kind is TraceEventKind.Faulted))
            text.Append(CultureInfo.InvariantCulture, $"\nFaulted: {one.Coroutine} at {one.Time}.");
        return text.Append('\n').Append(CostOf(trace)).ToString();
    }

    internal static string CostOf(Trace trace) => string.Create(
        CultureInfo.InvariantCulture,
        $"Recording took {trace.CostPerEvent} an event, {trace.Cost} in all over {Counted(trace.Threads.Count, "thread")}. {DropsOf(trace)}");

    internal static string Word(SuspensionReason reason) => reason switch
    {
        SuspensionReason.Join => "another coroutine's end",
        SuspensionReason.Other => "something else",
        _ => reason.ToString().ToLowerInvariant(),
    };

    private static string DropsOf(Trace trace) => trace.Dropped == 0
        ? "No event was lost."
        : string.Create(CultureInfo.InvariantCulture, $"{Counted(trace.Dropped, "older event")} lost: raise {nameof(TraceOptions)}.{nameof(TraceOptions.EventsPerThread)}.");

    private static string Counted(long count, string one, string? many = null) =>
        count == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {many ?? one + "s"}");
}
