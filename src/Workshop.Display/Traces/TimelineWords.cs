using Workshop.Measurement;
using Workshop.Tracing;

namespace Workshop.Display;

/// <summary>A timeline for those who do not see it: a few sentences and a table.</summary>
internal static class TimelineWords
{
    private const int MostRows = 100;

    internal static string Of(Trace trace, int bars, double shortest, int arrows)
    {
        var runs = trace.Runs;
        var workers = runs.GroupBy(run => run.Thread.Name).OrderBy(group => group.Key, StringComparer.Ordinal).ToArray();
        var hopping = runs.GroupBy(run => run.Coroutine).Count(turns => turns.Select(run => run.Thread).Distinct().Count() > 1);
        var longest = runs.MaxBy(run => run.Duration)!;
        var blocked = runs.Count(run => run.Blocked);
        var words = new List<string>
        {
            $"Timeline of {ChartWords.Counted(trace.Coroutines.Count, "coroutine")} in {ChartWords.Counted(runs.Count, "turn")} on {ChartWords.Counted(workers.Length, "worker")} over {TraceWords.Of(trace.Duration)}.",
            string.Join(", ", workers.Select(worker => $"{worker.Key} ran coroutines for {TraceWords.Of(Ran(worker))}")) + ".",
            $"{ChartWords.Counted(hopping, "coroutine")} ran on more than one worker.",
            $"The longest turn was {longest.Coroutine}'s, {TraceWords.Of(longest.Duration)} on {longest.Thread}.",
        };
        if (blocked > 0) words.Add($"{ChartWords.Counted(blocked, "turn")} blocked a worker.");
        if (trace.Processes.Count > 0) words.Add($"{ChartWords.Counted(trace.Processes.Count, "child process", "child processes")} ran.");
        words.Add(TraceWords.Cost(trace));
        if (bars < runs.Count) words.Add($"Turns shorter than {Quantity.Text(shortest, "ns")} are joined with their neighbours: {ChartWords.Counted(bars, "bar")} for {ChartWords.Counted(runs.Count, "turn")}.");
        var wakes = runs.Count(run => run.Wake is not null);
        if (arrows < wakes) words.Add($"{Quantity.Number(arrows)} of {ChartWords.Counted(wakes, "wake-up")} are drawn.");
        return string.Join(' ', words);
    }

    internal static Table Rows(Trace trace)
    {
        var all = trace.Runs.GroupBy(run => run.Coroutine).ToArray();
        var shown = all.OrderBy(turns => turns.Key.Scheduler).ThenBy(turns => turns.Key.Id).Take(MostRows).ToArray();
        return Table.Of(
            shown,
            shown.Length == all.Length ? null : $"The first {MostRows} of {ChartWords.Counted(all.Length, "coroutine")}",
            ("Coroutine", turns => $"{turns.Key}"),
            ("Turns", turns => turns.Count()),
            ("Ran for", turns => new Amount(Ran(turns).Value, "ns")),
            ("On", turns => string.Join(", ", turns.Select(run => run.Thread.Name).Distinct().Order(StringComparer.Ordinal))),
            ("Stopped for", turns => string.Join(", ", turns.Select(run => run.Reason).OfType<SuspensionReason>().GroupBy(reason => reason).OrderByDescending(group => group.Count()).Select(group => $"{TraceWords.Of(group.Key)} × {Quantity.Number(group.Count())}"))));
    }

    private static Nanoseconds Ran(IEnumerable<TraceRun> runs) => new(runs.Sum(run => run.Duration.Value));
}
