namespace Workshop.Bench.Benchmarks;

/// <summary>Everything that can be measured, in the table's order.</summary>
internal static class Catalogue
{
    internal static IReadOnlyList<Benchmark> All { get; } =
    [
        .. ProcessBenchmarks.All,
        .. ThreadBenchmarks.All,
        .. HandOffBenchmarks.All,
        .. CoroutineBenchmarks.All,
        .. FirstMillionBenchmarks.All,
        .. CoroutinePeerBenchmarks.All,
        .. RoundTripBenchmarks.All,
        .. ThroughputBenchmarks.All,
        .. FigureBenchmarks.All,
    ];

    /// <summary>Those whose name begins with one of <paramref name="names"/>; all when there is none.</summary>
    internal static IReadOnlyList<Benchmark> Choose(IReadOnlyList<string> names) => names.Count == 0
        ? All
        : [.. All.Where(benchmark => names.Any(name => benchmark.Name.StartsWith(name, StringComparison.Ordinal)))];
}
