namespace Workshop.Tracing;

/// <summary>What happened at one moment of a <see cref="Trace"/>.</summary>
public enum TraceEventKind
{
    /// <summary>A coroutine was started. It gets its number then, so its life in the trace begins here.</summary>
    Created,

    /// <summary>A worker gave a coroutine a turn.</summary>
    Resumed,

    /// <summary>A coroutine stopped at an await; <see cref="TraceEvent.Reason"/> says why.</summary>
    Suspended,

    /// <summary>What a coroutine waited for has happened, so it is ready again.</summary>
    Woken,

    /// <summary>A coroutine returned.</summary>
    Completed,

    /// <summary>An exception left a coroutine.</summary>
    Faulted,

    /// <summary>An <see cref="OperationCanceledException"/> left a coroutine.</summary>
    Cancelled,

    /// <summary>A coroutine was found blocking the thread of its worker instead of awaiting.</summary>
    Blocked,

    /// <summary>A child process was started.</summary>
    ProcessStarted,

    /// <summary>A child process has ended.</summary>
    ProcessEnded,
}
