using System.Globalization;

namespace Workshop.Coroutines;

/// <summary>What a scheduler has done so far. Read while it works, the numbers are each right but not of one moment.</summary>
/// <param name="Started">Coroutines started.</param>
/// <param name="Completed">Coroutines that ended, in whatever way.</param>
/// <param name="Workers">The same for each worker, by number.</param>
public sealed record SchedulerStatistics(long Started, long Completed, IReadOnlyList<WorkerStatistics> Workers)
{
    /// <summary>Coroutines that were started and have not ended.</summary>
    public long Live => Math.Max(0, Started - Completed);

    /// <summary>The turns that all workers gave.</summary>
    public long Switches => Workers.Sum(worker => worker.Switches);

    /// <summary>A line for the scheduler and one for each worker.</summary>
    public override string ToString() => string.Join(
        '\n',
        Workers.Select(worker => worker.ToString())
            .Prepend(string.Create(CultureInfo.InvariantCulture, $"{Started:N0} started, {Completed:N0} completed, {Live:N0} live, {Switches:N0} switches")));
}
