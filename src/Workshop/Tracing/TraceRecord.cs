using System.Runtime.InteropServices;

namespace Workshop.Tracing;

/// <summary>An event as it is recorded: 32 bytes, no references, so that a ring of them is nothing to the garbage collector.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TraceRecord
{
    internal const short Unknown = -1;

    /// <summary>A reading of the stopwatch.</summary>
    internal long Time;

    /// <summary>The coroutine's number, or the process's.</summary>
    internal uint Subject;

    /// <summary>The number of the coroutine that did it; 0 when none.</summary>
    internal uint By;

    /// <summary>The method's number in the session; events may outlive that of the start in the ring, so each carries it.</summary>
    internal int Method;

    internal short Scheduler;

    internal short ByScheduler;

    internal short Core;

    /// <summary>The compiler's state number.</summary>
    internal short State;

    internal TraceEventKind Kind
    {
        readonly get => (TraceEventKind)_kind;
        set => _kind = (byte)value;
    }

    internal SuspensionReason Reason
    {
        readonly get => (SuspensionReason)_reason;
        set => _reason = (byte)value;
    }

    private byte _kind;
    private byte _reason;
}
