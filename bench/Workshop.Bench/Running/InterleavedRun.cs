using Workshop.Bench.Benchmarks;
using Workshop.Threads;

namespace Workshop.Bench.Running;

/// <summary>Runs the two sides of a benchmark in turns (A B A B), each time in a fresh process.</summary>
/// <param name="processes">How many processes a side.</param>
/// <param name="quick">Whether only to see that it runs.</param>
internal sealed class InterleavedRun(int processes, bool quick)
{
    private readonly SideProcess _process = new(new NativeFloor());

    /// <summary>A result, or the reason why there is none.</summary>
    internal async Task<BenchResult> RunAsync(Benchmark benchmark, CancellationToken cancellationToken)
    {
        try
        {
            var settings = Settings(benchmark.Cores);
            var pairs = new List<(double Library, double Other)>();
            for (var i = 0; i < processes; i++)
            {
                // The other side first: when it cannot run, our time is not wasted.
                var other = await _process.RunAsync(benchmark, benchmark.Other, settings, cancellationToken).ConfigureAwait(false);
                var library = await _process.RunAsync(benchmark, benchmark.Library, settings, cancellationToken).ConfigureAwait(false);
                pairs.Add((library.Median, other.Median));
            }

            return new(benchmark, pairs, Reason: null);
        }
        catch (CannotMeasureException cannot)
        {
            return new(benchmark, [], cannot.Message);
        }
    }

    private SideSettings Settings(CoreUse use)
    {
        if (use == CoreUse.Any)
            return new(Core: null, OtherCore: null, quick);
        if (!CpuAffinity.IsSupported)
            throw new CannotMeasureException(CpuAffinity.UnsupportedReason!);
        var cores = CpuAffinity.AllowedCores;
        if (use == CoreUse.One)
            return new(cores[0], cores[0], quick);
        return cores.Count > 1
            ? new(cores[0], cores[1], quick)
            : throw new CannotMeasureException("this process may use one core only, and two are needed");
    }
}
