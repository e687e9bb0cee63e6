using Workshop.Threads;

namespace Workshop.Experiments;

/// <summary>How long it took to pass the turn from one thread to another.</summary>
/// <param name="Kind">The primitive.</param>
/// <param name="Placement">Where the two threads ran.</param>
/// <param name="Latency">The time of one way, which is half of a round trip; null when it could not be measured here.</param>
/// <param name="Limitation">Why not; null when nothing stood in the way.</param>
public sealed record HandOffLatencyRow(HandOffKind Kind, CorePlacement Placement, Measurement.Measurement? Latency, string? Limitation)
{
    /// <summary>The primitive and the place in words.</summary>
    public string Name => HandOffLatency.NameOf(Kind) + (Placement == CorePlacement.SameCore ? ", one core" : ", two cores");
}
