using Workshop.Measurement;

namespace Workshop.Tracing;

/// <summary>Something that happened at one moment.</summary>
/// <param name="Time">Since the beginning of the recording.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Thread">The thread on which it happened.</param>
/// <param name="Core">The core on which that thread ran; null where that is not known.</param>
/// <param name="Coroutine">To which coroutine it happened; null for a process.</param>
/// <param name="By">The coroutine that started or woke it; null when a thread outside all coroutines did.</param>
/// <param name="Reason">Why it stopped; null unless it did.</param>
/// <param name="Await">
/// At which await of its method it stood, from 1 in the order of the source; null before the first one and where that is not known.
/// </param>
/// <param name="ProcessId">The child process; null for a coroutine.</param>
public sealed record TraceEvent(
    Nanoseconds Time,
    TraceEventKind Kind,
    TraceThread Thread,
    int? Core,
    TracedCoroutine? Coroutine,
    TracedCoroutine? By,
    SuspensionReason? Reason,
    int? Await,
    int? ProcessId);
