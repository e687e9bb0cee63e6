using Workshop.Bench.Benchmarks;

namespace Workshop.Bench.Running;

/// <summary>What became of a benchmark.</summary>
/// <param name="Benchmark">The benchmark.</param>
/// <param name="Pairs">The medians, in nanoseconds per operation, of each pair of processes; none when it could not be measured.</param>
/// <param name="Reason">Why it could not; null when it could.</param>
internal sealed record BenchResult(Benchmark Benchmark, IReadOnlyList<(double Library, double Other)> Pairs, string? Reason)
{
    /// <summary>The library's best process: nanoseconds, or bytes per nanosecond where bytes are compared.</summary>
    internal double Library => Figure(Pairs.Min(pair => pair.Library));

    /// <summary>The other side's best process.</summary>
    internal double Other => Figure(Pairs.Min(pair => pair.Other));

    /// <summary>Best ÷ best, which the target is about: what disturbs a process makes it slower, never faster.</summary>
    internal double Ratio => Library / Other;

    /// <summary>The median of the ratios of the pairs.</summary>
    internal double MedianRatio
    {
        get
        {
            var ratios = Pairs.Select(pair => Figure(pair.Library) / Figure(pair.Other)).Order().ToArray();
            return (ratios[(ratios.Length - 1) / 2] + ratios[ratios.Length / 2]) / 2;
        }
    }

    /// <summary>Whether the target is met; null without a target or a measurement.</summary>
    internal bool? Met => Reason is null ? Benchmark.Target.IsMetBy(Ratio) : null;

    private double Figure(double nanoseconds) => Benchmark.BytesPerOperation == 0 ? nanoseconds : Benchmark.BytesPerOperation / nanoseconds;
}
