using Workshop.Measurement;
using Workshop.Threads;

namespace Workshop.Experiments;

/// <summary>Two spinning threads pass their turn back and forth, on every pair of cores: how far is one core from another?</summary>
/// <remarks>
/// What they pass is a line of the cache. Cores that share a cache hand it over there; others fetch it across the processor, or from the
/// other package. SMT siblings share the closest cache, and compete for the core while they spin. In a virtual machine the numbers of
/// the cores may have nothing to do with the real ones, which the hypervisor may exchange at any time.
/// </remarks>
public static class CoreMap
{
    private static readonly MeasureOptions DefaultOptions = new()
    {
        WarmUpLimit = TimeSpan.FromMilliseconds(100),
        TimeBudget = TimeSpan.FromMilliseconds(50),
    };

    /// <summary>Measures every pair, one after the other.</summary>
    /// <param name="cores">The cores, two or more; null for all that this process may use. The time grows with the square of their number.</param>
    /// <param name="options">How long and how carefully; null for some 0.2 seconds a pair.</param>
    /// <exception cref="CoreNotAllowedException">A core is not in <see cref="CpuAffinity.AllowedCores"/>.</exception>
    public static CoreMapResult Run(IReadOnlyCollection<int>? cores = null, MeasureOptions? options = null)
    {
        int[] measured = [.. (cores ?? CpuAffinity.AllowedCores).Distinct().Order()];
        if (Limitations.Pinning is { } reason)
            return new(measured, [], reason);
        CpuAffinity.RequireAllowed(measured);
        if (measured.Length < 2)
            return new(measured, [], Limitations.SeveralCores ?? "A pair needs two cores. Name another one.");

        var topology = CpuTopology.Read();
        return new(
            measured,
            [
                .. from core in measured
                   from otherCore in measured
                   where core < otherCore
                   select MeasurePair(topology, core, otherCore, options ?? DefaultOptions),
            ],
            Limitation: null);
    }

    private static CorePair MeasurePair(CpuTopology topology, int core, int otherCore, MeasureOptions options)
    {
        var (one, other) = (topology.Core(core), topology.Core(otherCore));
        return new(
            core,
            otherCore,
            topology.AreSmtSiblings(core, otherCore),
            topology.SharedCacheLevel(core, otherCore),
            Same(one.Package, other.Package),
            Same(one.NumaNode, other.NumaNode),
            HandOffLatency.Measure(HandOffKind.Spinning, core, otherCore, options));
    }

    private static bool? Same(int? one, int? other) => one is null || other is null ? null : one == other;
}
