using Workshop.Measurement;

namespace Workshop.Tracing;

/// <summary>How many coroutines were in which state from a moment on.</summary>
/// <param name="Time">Since the beginning of the recording.</param>
/// <param name="Running">They had a turn.</param>
/// <param name="Ready">They could run and had no turn.</param>
/// <param name="Waiting">They stood at an await for something that had not happened.</param>
public readonly record struct ConcurrencyPoint(Nanoseconds Time, int Running, int Ready, int Waiting);
