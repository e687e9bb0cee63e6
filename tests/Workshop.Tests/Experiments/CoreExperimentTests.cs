using Workshop.Experiments;
using Workshop.Measurement;
using Workshop.Threads;

namespace Workshop.Tests.Experiments;

/// <summary>What every run of the experiments on cores guarantees, on one core or many.</summary>
public class CoreExperimentTests
{
    private static readonly MeasureOptions Quick =
        new() { MinimumSamples = 3, MaximumSamples = 3, WarmUpLimit = TimeSpan.Zero, AllowDebugCode = true };

    [Fact(Timeout = 60_000)]
    public Task The_map_holds_each_pair_of_cores_once() => Task.Run(() =>
    {
        int[] cores = [.. CpuAffinity.AllowedCores.Take(3)];

        var map = CoreMap.Run(cores, Quick);

        Assert.Equal(cores, map.Cores);
        Assert.Equal(map.Pairs.Count == 0, map.Limitation is not null);
        Assert.Equal(CpuAffinity.IsSupported ? cores.Length * (cores.Length - 1) / 2 : 0, map.Pairs.Count);
        Assert.All(map.Pairs, pair =>
        {
            Assert.True(pair.Core < pair.OtherCore);
            Assert.Equal(3, pair.Latency.Count);
            Assert.True(pair.Latency.Min > Nanoseconds.Zero);
            Assert.Equal(pair.Latency.Median, map.Latency(pair.OtherCore, pair.Core));
            Assert.Contains($"{pair.Latency.Median}", map.ToString(), StringComparison.Ordinal);
        });
        Assert.All(cores, core => Assert.Null(map.Latency(core, core)));
    }, TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task A_pair_shares_what_the_topology_says() => Task.Run(() =>
    {
        var topology = CpuTopology.Read();

        var map = CoreMap.Run([.. CpuAffinity.AllowedCores.Take(2)], Quick);

        Assert.All(map.Pairs, pair =>
        {
            Assert.Equal(topology.SharedCacheLevel(pair.Core, pair.OtherCore), pair.SharedCacheLevel);
            Assert.Equal(topology.AreSmtSiblings(pair.Core, pair.OtherCore), pair.SmtSiblings);
        });
    }, TestContext.Current.CancellationToken);

    [Fact]
    public void One_core_makes_no_pair_and_the_map_says_so()
    {
        var map = CoreMap.Run([CpuAffinity.AllowedCores[0]], Quick);

        Assert.Empty(map.Pairs);
        Assert.NotNull(map.Limitation);
        Assert.Equal(map.Limitation, map.ToString());
    }

    [Fact]
    public void A_map_of_a_core_that_is_not_allowed_is_refused()
    {
        Assert.SkipUnless(CpuAffinity.IsSupported, CpuAffinity.UnsupportedReason ?? "");

        var refusal = Assert.Throws<CoreNotAllowedException>(() => CoreMap.Run([CpuAffinity.AllowedCores[0], 100_000], Quick));

        Assert.Equal(100_000, refusal.Core);
    }

    [Fact(Timeout = 60_000)]
    public Task A_pinned_thread_never_migrates_whatever_the_load() => Task.Run(() =>
    {
        var result = Migrations.Run(repetitions: 80);

        Assert.Equal(CpuAffinity.IsSupported ? [true, false] : [false], result.Series.Select(series => series.Pinned));
        Assert.All(result.Series, series =>
        {
            Assert.Equal(80, series.Times.Count);
            // The pieces of work lie within the stretches that were watched.
            Assert.True(series.Times.Samples.Aggregate((sum, time) => sum + time) <= series.Activity.WallTime);
            Assert.Equal(ThreadActivity.MigrationsLimitation is null, series.Activity.Migrations is not null);
            Assert.True(series.Activity.Migrations is null or >= 0);
        });
        Assert.All(result.Series.Where(series => series.Pinned), series => Assert.Equal(0, series.Activity.Migrations ?? 0));
        if (ThreadActivity.MigrationsLimitation is not null)
            Assert.NotNull(result.Limitation);
    }, TestContext.Current.CancellationToken);
}
