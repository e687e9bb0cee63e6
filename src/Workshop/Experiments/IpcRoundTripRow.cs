using Workshop.Processes;

namespace Workshop.Experiments;

/// <summary>How long a message and its answer took over one channel.</summary>
/// <param name="Channel">The channel in words.</param>
/// <param name="Kind">The kernel's means; null for the field, which two threads share.</param>
/// <param name="Times">A sample per round trip, none of them a mean; null when it could not be measured here.</param>
/// <param name="Limitation">What this row cannot show on this machine, and why; null when nothing stands in the way.</param>
public sealed record IpcRoundTripRow(string Channel, IpcKind? Kind, Measurement.Measurement? Times, string? Limitation);
