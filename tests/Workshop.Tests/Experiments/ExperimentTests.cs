using Workshop.Experiments;
using Workshop.Measurement;
using Workshop.Threads;

namespace Workshop.Tests.Experiments;

/// <summary>What every run of an experiment guarantees, on one core or many. Nothing here depends on how fast or how lucky it is.</summary>
public class ExperimentTests
{
    [Fact(Timeout = 60_000)]
    public Task Synchronised_updates_are_never_lost_and_plain_ones_never_multiply() => Task.Run(() =>
    {
        var results = LostUpdates.Run(increments: 100_000);

        Assert.Equal(9, results.Count);
        Assert.All(results, result => Assert.Equal(result.Actual is null, result.Overlap is null));
        Assert.All(results.Where(result => result.Actual is null), result => Assert.NotNull(result.Limitation));
        Assert.All(results.Where(result => result.Actual is not null), result =>
        {
            Assert.InRange(result.Actual!.Value, 1, result.Expected);
            Assert.Equal(result.Expected - result.Actual, result.Lost);
            Assert.InRange(result.LostPercent!.Value, 0, 100);
            Assert.InRange(result.Overlap!.Value, 0, 1);
        });
        Assert.All(
            results.Where(result => result.Kind != UpdateKind.Unsynchronised && result.Actual is not null),
            result => Assert.Equal(result.Expected, result.Actual));
        Assert.Contains(results, result => result is { Placement: CorePlacement.Unpinned, Actual: not null });
    }, TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task Any_number_of_workers_finds_the_same_primes() => Task.Run(() =>
    {
        var result = SpeedUp.Run(maxWorkers: 3, limit: 10_007, repetitions: 2);

        Assert.Equal([1, 2, 3], result.Rows.Select(row => row.Workers));
        // 1,229 primes lie below 10,000; 10,007 itself is the next one and is not below.
        Assert.All(result.Rows, row => Assert.Equal(1_229, row.Primes));
        Assert.All(result.Rows, row => Assert.Equal(2, row.WallTime.Count));
        Assert.Equal(1, result.Rows[0].Factor);
        Assert.All(result.Rows, row => Assert.Subset(CpuAffinity.AllowedCores.ToHashSet(), row.PiecesByCore.Keys.ToHashSet()));
        if (CpuAffinity.CurrentCore is not null)
            Assert.All(result.Rows, row => Assert.Equal(2 * 6, row.PiecesByCore.Values.Sum())); // 2,000 numbers a piece, two repetitions.
        Assert.Equal(CpuAffinity.AllowedCores.Count > 1, result.Limitation is null);
    }, TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task Every_strategy_does_all_the_downloads_or_says_why_it_cannot() => Task.Run(() =>
    {
        var given = 0;
        var answered = 0;
        var strategies = new[]
        {
            new IdleTimeStrategy("mine", (server, count) => Task.WhenAll(Enumerable.Range(0, count).Select(_ => server.DownloadAsync()))),
            IdleTimeStrategy.Blocking("blocking", (server, count) => (given, answered) = (count, server.Answered)),
        };

        var result = IdleTime.Run(downloads: 4, TimeSpan.FromMilliseconds(10), repetitions: 2, strategies);

        Assert.Equal(8, result.Rows.Count);
        Assert.Equal(4, given);
        // In the last round this server had answered four strategies of four downloads, and the four of round one before.
        Assert.Equal(2 * 4 * 4, answered);
        Assert.Contains(result.Rows, row => row.Strategy == "mine");
        Assert.All(result.Rows, row => Assert.Equal(row.WallTime is null, !CpuAffinity.IsSupported && row.Strategy == "4 threads on one core"));
        Assert.All(result.Rows.Where(row => row.WallTime is not null), row => Assert.Equal(2, row.WallTime!.Count));
        Assert.Equal(3, result.Rows.Count(row => row.Work == IdleTimeWork.Computing));
    }, TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task A_pinned_thread_never_changes_its_core_and_an_unpinned_one_may() => Task.Run(() =>
    {
        var result = Jitter.Run(repetitions: 16);

        Assert.Equal(CpuAffinity.IsSupported ? 4 : 2, result.Series.Count);
        Assert.All(result.Series, series => Assert.Equal(16, series.Times.Count));
        Assert.All(result.Series.Where(series => series.Pinned), series =>
        {
            Assert.Equal(0, series.CoreChanges);
            Assert.Equal(1, series.DistinctCores);
        });
        Assert.All(result.Series, series => Assert.Subset(CpuAffinity.AllowedCores.ToHashSet(), series.Cores.ToHashSet()));
        Assert.Equal(result.Series.Count / 2, result.Series.Count(series => series.Loaded));
        Assert.DoesNotContain(result.Series, series => series.Times.Disturbance == Disturbance.NotWatched);
    }, TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task The_costs_of_units_are_watched_for_disturbance() => Task.Run(() =>
    {
        var cost = UnitCosts.OfThreads(count: 2, new() { MinimumSamples = 1, MaximumSamples = 2, WarmUpLimit = TimeSpan.Zero, TimeBudget = TimeSpan.Zero });

        Assert.NotEqual(Disturbance.NotWatched, cost.Start.Disturbance);
        Assert.NotEqual(Disturbance.NotWatched, cost.Life.Disturbance);
    }, TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task Units_live_while_they_are_weighed_and_end_every_time() => Task.Run(() =>
    {
        var living = 0;
        var mostSeen = 0;
        var quick = new MeasureOptions { MinimumSamples = 5, MaximumSamples = 5, WarmUpLimit = TimeSpan.Zero, AllowDebugCode = true };

        var cost = UnitCosts.Of(
            "unit", 7,
            count =>
            {
                living += count;
                return new Ending(() => living -= count);
            },
            () =>
            {
                mostSeen = Math.Max(mostSeen, living);
                return new(new(1_000 * living), default);
            },
            quick);

        Assert.Equal(7, mostSeen);
        Assert.Equal(0, living);
        Assert.Equal(new Bytes(1_000), cost.Memory.Resident);
        Assert.Equal(5, cost.Start.Count);
        Assert.Equal(7, cost.Life.BatchSize);
    }, TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task Priced_threads_leave_nothing_behind() => Task.Run(() =>
    {
        var quick = new MeasureOptions { MinimumSamples = 3, MaximumSamples = 3, WarmUpLimit = TimeSpan.Zero, AllowDebugCode = true };

        var cost = UnitCosts.OfThreads(count: 5, quick);

        Assert.Equal(5, cost.Count);
        Assert.True(cost.Life.Min > Nanoseconds.Zero);
        // A joined thread may take a moment more to leave the system's list; one that stays runs this test out of time.
        while (OsThreads.List().Any(thread => thread.Name?.StartsWith("Waiting ", StringComparison.Ordinal) == true))
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }, TestContext.Current.CancellationToken);

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
