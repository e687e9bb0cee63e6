namespace Workshop.Processes;

/// <summary>What the system says of a process that has ended.</summary>
/// <param name="ExitCode">The number it left; after a signal on Linux and macOS 128 plus the signal.</param>
/// <param name="Signal">The signal that ended it; null when none did, or when the system does not tell the two apart.</param>
/// <param name="Lifetime">From just before the start until the end was seen.</param>
/// <param name="ProcessorTime">What it used, null where the system does not tell.</param>
/// <param name="PeakMemoryBytes">The most memory it had resident, null where the system does not tell.</param>
internal sealed record ProcessEnd(int ExitCode, string? Signal, TimeSpan Lifetime, TimeSpan? ProcessorTime, long? PeakMemoryBytes);
