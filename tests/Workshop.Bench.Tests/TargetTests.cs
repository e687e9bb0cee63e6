using Workshop.Bench.Benchmarks;
using Workshop.Bench.Running;

namespace Workshop.Bench.Tests;

public class TargetTests
{
    [Fact]
    public void A_target_is_met_on_its_edge_and_not_beyond()
    {
        Assert.True(Target.AtMost(1.2).IsMetBy(1.2));
        Assert.False(Target.AtMost(1.2).IsMetBy(1.21));
        Assert.True(Target.AtLeast(0.95).IsMetBy(2));
        Assert.False(Target.AtLeast(0.95).IsMetBy(0.9));
        Assert.True(Target.Within(0.1).IsMetBy(0.95));
        Assert.False(Target.Within(0.1).IsMetBy(0.85));
        Assert.False(Target.Within(0.1).IsMetBy(1.15));
        Assert.True(Target.TimesFaster(100).IsMetBy(0.01));
        Assert.Null(Target.None.IsMetBy(7));
    }

    [Fact]
    public void The_ratio_is_of_the_best_processes_and_the_pairs_ratio_is_their_median()
    {
        var result = Result(bytes: 0, (Library: 30, Other: 10), (20, 20), (90, 30));

        Assert.Equal(20, result.Library);
        Assert.Equal(10, result.Other);
        Assert.Equal(2, result.Ratio);
        Assert.Equal(3, result.MedianRatio);
        Assert.False(result.Met);
    }

    [Fact]
    public void Where_bytes_are_compared_more_is_better()
    {
        var result = Result(bytes: 100, (Library: 50, Other: 100));

        Assert.Equal(2, result.Library);
        Assert.Equal(2, result.Ratio);
    }

    private static BenchResult Result(int bytes, params (double Library, double Other)[] pairs) => new(
        new("name", "what", new NativeSide("one"), new NativeSide("other"), Target.AtMost(1.5), BytesPerOperation: bytes), pairs, Reason: null);
}
