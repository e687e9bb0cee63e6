namespace Workshop.Experiments;

/// <summary>Two cores and what lies between them.</summary>
/// <param name="Core">The one with the lower number.</param>
/// <param name="OtherCore">The other one.</param>
/// <param name="SmtSiblings">Whether both are parts of one physical core; null where the system does not tell.</param>
/// <param name="SharedCacheLevel">The level of the closest cache that both use; null when they share none, or the system does not tell.</param>
/// <param name="SamePackage">Whether both sit in one package; null where the system does not tell.</param>
/// <param name="SameNumaNode">Whether the same memory is near to both; null where the system does not tell.</param>
/// <param name="Latency">The time until a word that one core wrote is seen by the other, which spins: half of a round trip.</param>
public sealed record CorePair(
    int Core, int OtherCore, bool? SmtSiblings, int? SharedCacheLevel, bool? SamePackage, bool? SameNumaNode, Measurement.Measurement Latency)
{
    /// <summary>What the cores share, in words, closest first.</summary>
    public string Sharing => (SmtSiblings, SharedCacheLevel, SamePackage) switch
    {
        (true, _, _) => "a physical core",
        (_, { } level, _) => $"the L{level} cache",
        (_, _, true) => "a package",
        (_, _, false) => "the machine only",
        _ => "unknown",
    };
}
