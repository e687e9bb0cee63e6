namespace Workshop.Processes;

/// <summary>What one side tells about itself in shared memory.</summary>
// Absent ─Claim→ Claimed ─Announce→ Open ─Close→ Closed
internal readonly unsafe struct SharedPresence(byte* start)
{
    private const int Absent = 0;
    private const int Claimed = 1;
    private const int Open = 2;
    private const int Closed = 3;

    private readonly int* _state = (int*)start;
    private readonly int* _pid = (int*)(start + sizeof(int));
    private readonly long* _startTime = (long*)(start + sizeof(long));

    internal bool IsThere => Volatile.Read(ref *_state) >= Open;

    internal bool IsClosed => Volatile.Read(ref *_state) == Closed;

    /// <summary>Whose side this is; valid once <see cref="IsThere"/>.</summary>
    internal PeerIdentity Identity => new(*_pid, *_startTime);

    /// <summary>Takes the side. False when somebody else has it.</summary>
    internal bool TryClaim() => Interlocked.CompareExchange(ref *_state, Claimed, Absent) == Absent;

    internal void Announce(PeerIdentity identity)
    {
        *_pid = identity.Pid;
        *_startTime = identity.StartTime;
        Volatile.Write(ref *_state, Open);
    }

    internal void Close() => Volatile.Write(ref *_state, Closed);
}
