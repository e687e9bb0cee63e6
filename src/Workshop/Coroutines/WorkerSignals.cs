using System.Runtime.InteropServices;

namespace Workshop.Coroutines;

/// <summary>What a worker's loop has to look at after a turn, so small that one read tells that there is nothing.</summary>
/// <remarks>Two bytes, because two parties write: a byte of one's own needs no atomic operation.</remarks>
[StructLayout(LayoutKind.Explicit)]
internal struct WorkerSignals
{
    /// <summary>Both bytes in one read.</summary>
    [FieldOffset(0)]
    internal ushort Any;

    /// <summary>Set by the turn itself: a coroutine parked, ended, started or woke another.</summary>
    [FieldOffset(0)]
    internal byte Inside;

    /// <summary>Set by other threads: the inbox has something, a worker is idle, an inspection waits, the scheduler stops.</summary>
    [FieldOffset(1)]
    internal byte Outside;
}
