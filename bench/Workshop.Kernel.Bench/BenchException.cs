namespace Workshop.Kernel.Bench;

/// <summary>Something could not be measured: what, and what to do.</summary>
internal sealed class BenchException(string message) : Exception(message);
