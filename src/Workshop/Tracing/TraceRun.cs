using Workshop.Measurement;

namespace Workshop.Tracing;

/// <summary>A turn: a coroutine ran on a thread from a moment to another.</summary>
/// <param name="Coroutine">Who ran.</param>
/// <param name="Thread">Where.</param>
/// <param name="Core">On which core at its beginning; null where that is not known.</param>
/// <param name="Start">Since the beginning of the recording.</param>
/// <param name="End">Since the beginning of the recording; the end of the recording for a turn that lasted longer.</param>
/// <param name="FromAwait">The await behind which it went on, from 1; null at the method's first line.</param>
/// <param name="ToAwait">The await at which it stopped; null when it ended or ran on.</param>
/// <param name="EndedBy">How the turn ended: suspended, completed, faulted, cancelled; null when it lasted longer than the recording.</param>
/// <param name="Reason">Why it was suspended; null unless it was.</param>
/// <param name="Wake">What made it ready for this turn: its wake-up or its start; null after a yield.</param>
/// <param name="Blocked">It was found blocking its thread in this turn.</param>
public sealed record TraceRun(
    TracedCoroutine Coroutine,
    TraceThread Thread,
    int? Core,
    Nanoseconds Start,
    Nanoseconds End,
    int? FromAwait,
    int? ToAwait,
    TraceEventKind? EndedBy,
    SuspensionReason? Reason,
    TraceEvent? Wake,
    bool Blocked)
{
    /// <summary>How long it took.</summary>
    public Nanoseconds Duration => End - Start;
}
