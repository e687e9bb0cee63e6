using Workshop.Processes;

namespace Workshop.Experiments;

/// <summary>How fast blocks of bytes went through one channel.</summary>
/// <param name="Channel">The channel in words.</param>
/// <param name="Kind">The kernel's means.</param>
/// <param name="Blocks">The time per block, in batches that the peer confirmed; null when it could not be measured here.</param>
/// <param name="Limitation">What this row cannot show on this machine, and why; null when nothing stands in the way.</param>
public sealed record IpcThroughputRow(string Channel, IpcKind Kind, Measurement.Measurement? Blocks, string? Limitation)
{
    /// <summary>Bytes per second: the block's length by its median time. Null when it could not be measured.</summary>
    public double? BytesPerSecond => Blocks is null ? null : IpcThroughput.BlockLength / Blocks.Median.Seconds;
}
