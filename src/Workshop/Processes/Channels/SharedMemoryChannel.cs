using System.Diagnostics;
using Workshop.Threads;

namespace Workshop.Processes;

/// <summary>A ring of bytes each way in memory that both sides have mapped.</summary>
/// <remarks>
/// A waiting side sleeps, see <see cref="SharedGate"/>; one of <see cref="IpcKind.SharedMemorySpinning"/> spins before, for some 20 µs at
/// most, if there is a second core. The kernel does not tell when the peer's process was killed, so a side looks after it every
/// <see cref="LookInterval"/> while it waits, and now and then when it sends.
/// </remarks>
internal sealed class SharedMemoryChannel : IpcChannel
{
    private const int ManySpins = 1000;
    private const int FewSpins = 16;
    private const int WaitsPerTrial = 16;

    // Asking the clock at every message would cost as much as the message.
    private const int MessagesPerLook = 64;

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(100);

    private readonly SharedPage _page;
    private readonly SharedPresence _mine;
    private readonly SharedPresence _peers;
    private readonly SharedRing _incoming;
    private readonly SharedRing _outgoing;
    private readonly int _mostSpins;
    private int _spins;
    private volatile bool _sending;
    private volatile bool _receiving;
    private int _waits;
    private int _messages;
    private uint _peerHasRead;
    private uint _peerHasWritten;
    private long _lastLook = Stopwatch.GetTimestamp();

    private SharedMemoryChannel(IpcKind kind, SharedPage page, bool listens) : base(new(kind, page.Path), connected: !listens)
    {
        // In turns of one pause instruction. On one core the peer cannot move while we spin.
        _spins = _mostSpins = kind == IpcKind.SharedMemorySpinning && Environment.ProcessorCount > 1 ? ManySpins : 0;
        _page = page;
        (_mine, _peers) = listens ? (page.Listener, page.Connector) : (page.Connector, page.Listener);
        (_incoming, _outgoing) = listens ? (page.ToListener, page.ToConnector) : (page.ToConnector, page.ToListener);
        _mine.Announce(PeerIdentity.OfThisProcess);
    }

    internal static SharedMemoryChannel NewListener(IpcKind kind) => new(kind, SharedPage.Create(), listens: true);

    internal static SharedMemoryChannel Connect(IpcAddress address)
    {
        var page = SharedPage.Open(address.Place);
        // The listener may have been killed, or its Dispose may come before this file was opened.
        if (!IsPresent(page.Listener) || !page.Connector.TryClaim())
        {
            page.Dispose();
            throw new IOException("the listener is gone or has a peer");
        }

        var channel = new SharedMemoryChannel(address.Kind, page, listens: false);
        page.RemoveName();
        page.Connected.ForceOpen();
        return channel;
    }

    private protected override bool TryAccept(TimeSpan wait)
    {
        var seen = _page.Connected.Prepare();
        if (!_peers.IsThere)
            _page.Connected.Wait(seen, wait);
        return _peers.IsThere;
    }

    private protected override void SendAll(ReadOnlySpan<byte> bytes)
    {
        _sending = true;
        try
        {
            if (Disposed)
                throw Gone();
            if (++_messages % MessagesPerLook == 0 && !PeerIsAlive())
                throw Gone();
            while (!bytes.IsEmpty)
            {
                if (Disposed || _peers.IsClosed)
                    throw Gone();
                var count = _outgoing.Write(bytes, ref _peerHasRead);
                bytes = bytes[count..];
                if (!bytes.IsEmpty && !WaitForPeer(receiving: false))
                    throw Gone();
            }
        }
        finally
        {
            _sending = false;
        }
    }

    private protected override int ReceiveSome(Span<byte> bytes)
    {
        _receiving = true;
        try
        {
            var present = true;
            while (true)
            {
                if (Disposed)
                    return 0;
                // In this order: what the peer sent before its end is still to be read.
                present = present && !_peers.IsClosed;
                var count = _incoming.Read(bytes, ref _peerHasWritten);
                if (count > 0 || !present)
                    return count;
                present = WaitForPeer(receiving: true);
            }
        }
        finally
        {
            _receiving = false;
        }
    }

    private protected override void Close()
    {
        _mine.Close();
        _page.RemoveName();
        foreach (var ring in (ReadOnlySpan<SharedRing>)[_incoming, _outgoing])
        {
            ring.Filled.ForceOpen();
            ring.Drained.ForceOpen();
        }

        // A call raises its flag and then looks whether the channel is closed; this thread has noted that it is, and now looks at the flags.
        // The fence between the two is paid here, for all threads, and not by each call. Nobody is left asleep.
        Interlocked.MemoryBarrierProcessWide();
        var spinner = new SpinWait();
        while (_sending || _receiving)
            spinner.SpinOnce();
        _page.Dispose();
    }

    private static bool IsPresent(SharedPresence side) => side.IsThere && !side.IsClosed && side.Identity.IsAlive;

    private static IOException Gone() => new("The peer has closed the channel or was killed.");

    /// <summary>Returns whether the peer lives.</summary>
    private bool WaitForPeer(bool receiving)
    {
        var wait = receiving ? _incoming.ForBytes : _outgoing.ForRoom;
        if (Spin(wait))
            return true;
        var gate = receiving ? _incoming.Filled : _outgoing.Drained;
        var seen = gate.Prepare();
        if (!wait.IsOver && !Disposed && !_peers.IsClosed)
            gate.Wait(seen, LookInterval);
        return PeerIsAlive();
    }

    // Where the other cores are busy, spinning only keeps the peer from its core: it pays less the more often it was in vain. Two sides
    // that have given it up would never meet awake again, so now and then one tries as long as it may.
    private bool Spin(SharedWait wait)
    {
        var spins = ++_waits % WaitsPerTrial == 0 ? _mostSpins : _spins;
        for (var i = 0; i < spins; i++)
        {
            if (wait.IsOver)
            {
                _spins = Math.Min(2 * spins, _mostSpins);
                return true;
            }

            Pause.Once();
        }

        _spins = Math.Min(Math.Max(_spins / 2, FewSpins), _mostSpins);
        return false;
    }

    // Asking the system costs microseconds, so that happens ten times a second at most.
    private bool PeerIsAlive()
    {
        if (Stopwatch.GetElapsedTime(Interlocked.Read(ref _lastLook)) < LookInterval)
            return true;
        Interlocked.Exchange(ref _lastLook, Stopwatch.GetTimestamp());
        return _peers.Identity.IsAlive;
    }
}
