namespace Workshop.Coroutines;

/// <summary>What a worker's loop has to look at after a turn.</summary>
/// <remarks>Two bytes, because two parties write: a byte of one's own needs no atomic operation.</remarks>
internal struct WorkerSignals
{
    /// <summary>In <see cref="Inside"/>: anything that has no bit of its own.</summary>
    internal const byte Other = 1;

    /// <summary>In <see cref="Inside"/>: before anything else happened in the turn, one that was parked at home became ready.</summary>
    internal const byte HandsOver = 2;

    /// <summary>In <see cref="Inside"/>: the coroutine has ended.</summary>
    internal const byte Ends = 4;

    /// <summary>In <see cref="Inside"/>: the coroutine has parked at home, and the worker is still in its private section.</summary>
    internal const byte ParksAtHome = 8;

    /// <summary>Set by the turn itself: a coroutine parked, ended, started or woke another.</summary>
    internal byte Inside;

    /// <summary>Set by other threads: the inbox has something, a worker is idle, an inspection waits, the scheduler stops.</summary>
    internal byte Outside;
}
