using Workshop.Measurement;

namespace Workshop.Tracing;

/// <summary>A child process that was started while a trace was recorded.</summary>
/// <param name="Id">The operating system's id of it.</param>
/// <param name="Start">Since the beginning of the recording.</param>
/// <param name="End">Since the beginning of the recording; null when it lived longer.</param>
public sealed record TracedProcess(int Id, Nanoseconds Start, Nanoseconds? End);
