using Workshop.Bench.Running;

namespace Workshop.Bench.Reports;

/// <summary>The unit in which a row is easy to read.</summary>
/// <param name="Name">Its sign.</param>
/// <param name="Size">How many nanoseconds, or bytes per nanosecond, it is.</param>
internal readonly record struct Unit(string Name, double Size)
{
    private static readonly Unit[] Times = [new("ms", 1e6), new("µs", 1e3), new("ns", 1)];

    internal static Unit Of(BenchResult result)
    {
        if (result.Benchmark.IsMemory)
            return new("B", 1);
        if (result.Benchmark.BytesPerOperation > 0)
            return new("GB/s", 1);
        var smaller = result.Reason is null ? Math.Min(result.Library, result.Other) : 1;
        return Times.FirstOrDefault(unit => smaller >= unit.Size, Times[^1]);
    }
}
