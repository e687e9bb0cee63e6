namespace Workshop.Processes;

public abstract partial class IpcChannel
{
    // Short enough that Dispose on another thread need not wait long, long enough to cost nothing.
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(50);

    private readonly Lock _connecting = new();
    private volatile bool _connected;
    private bool _closed;

    /// <summary>How long a listening side waits for its peer, from its first <see cref="Send"/> or <see cref="Receive"/> on. 30 s at first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not above zero.</exception>
    public TimeSpan ConnectLimit
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromSeconds(30);

    /// <summary>Waits for the peer, <paramref name="wait"/> at most. Returns whether it is connected.</summary>
    private protected abstract bool TryAccept(TimeSpan wait);

    private void EnsureConnected()
    {
        if (_disposed)
            throw Closed();
        if (_peerGone)
            throw TheEnd(cause: null);
        if (!_connected)
            Accept();
    }

    // The first Send and the first Receive may come from two threads: one of them accepts.
    private void Accept()
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            lock (_connecting)
            {
                if (_disposed)
                    throw Closed();
                var left = ConnectLimit - TimeProvider.System.GetElapsedTime(start);
                _connected = _connected || TryAccept(left < Slice ? TimeSpan.FromTicks(Math.Max(0, left.Ticks)) : Slice);
                if (_connected)
                    return;
                if (left <= TimeSpan.Zero)
                    throw new PeerMissingException(Kind, Address, ConnectLimit);
            }
        }
    }
}
