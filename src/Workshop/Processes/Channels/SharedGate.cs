using Workshop.Interop.Linux;

namespace Workshop.Processes;

/// <summary>Where one side sleeps until the other side has changed something; two words in shared memory.</summary>
/// <remarks>
/// The sleeper: <c>Prepare</c>, look, <c>Wait</c> if there is nothing. The other side: change, then <c>Open</c>. Each side writes its own
/// word before it reads the other's, with a full fence in between, so at least one of them sees the other: no wake is lost.
/// Linux sleeps on a futex. Elsewhere the sleeper polls: it yields, then sleeps for a millisecond at a time.
/// </remarks>
internal readonly unsafe struct SharedGate(int* words)
{
    private static readonly bool UsesFutex = OperatingSystem.IsLinux() && Libc.HasFutex;

    private readonly int* _signals = words;
    private readonly int* _sleeps = words + 1;

    /// <summary>Announces that this side is about to sleep. Returns what <see cref="Wait"/> needs.</summary>
    internal int Prepare()
    {
        var seen = Volatile.Read(ref *_signals);
        Volatile.Write(ref *_sleeps, 1);
        Interlocked.MemoryBarrier();
        return seen;
    }

    /// <summary>Sleeps unless the gate was opened since <see cref="Prepare"/>. May return early.</summary>
    internal void Wait(int seen, TimeSpan limit)
    {
        if (OperatingSystem.IsLinux() && UsesFutex)
        {
            Libc.FutexWait(_signals, seen, limit);
            return;
        }

        var start = TimeProvider.System.GetTimestamp();
        var spinner = new SpinWait();
        while (Volatile.Read(ref *_signals) == seen && TimeProvider.System.GetElapsedTime(start) < limit)
            spinner.SpinOnce();
    }

    /// <summary>Wakes the sleeper, if there is one. Cheap when there is none: no system call.</summary>
    /// <remarks>The change before it must have been an interlocked operation: that is the fence on this side.</remarks>
    internal void Open()
    {
        if (Volatile.Read(ref *_sleeps) != 0)
            ForceOpen();
    }

    /// <summary>Wakes all sleepers, of both sides.</summary>
    internal void ForceOpen()
    {
        Volatile.Write(ref *_sleeps, 0);
        Interlocked.Increment(ref *_signals);
        if (OperatingSystem.IsLinux() && UsesFutex)
            Libc.FutexWake(_signals);
    }
}
