using Workshop.Tracing;

namespace Workshop.Display;

/// <summary>A row of a timeline: a worker on one core, the threads outside of it, or a process.</summary>
internal sealed record TimelineLane(string Name, TraceThread? Thread, int? Core)
{
    /// <summary>The lanes from top to bottom: each worker with each core that it ran on, then the other threads, then the processes.</summary>
    internal static TimelineLane[] Of(Trace trace)
    {
        var workers = trace.Runs
            .Select(run => (run.Thread, run.Core))
            .Distinct()
            .OrderBy(lane => lane.Thread.Name, StringComparer.Ordinal)
            .ThenBy(lane => lane.Core)
            .Select(lane => new TimelineLane(lane.Core is { } core ? $"{lane.Thread.Name}, core {core}" : lane.Thread.Name, lane.Thread, lane.Core));
        var others = trace.Runs.Any(run => run.Wake is { Thread.Worker: null }) ? new[] { new TimelineLane("other threads", Thread: null, Core: null) } : [];
        return [.. workers, .. others, .. trace.Processes.Select(process => new TimelineLane($"process {process.Id}", Thread: null, Core: null))];
    }
}
