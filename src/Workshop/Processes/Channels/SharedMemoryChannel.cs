using System.Diagnostics;

namespace Workshop.Processes;

/// <summary>A ring of bytes each way in memory that both sides have mapped.</summary>
/// <remarks>
/// A waiting side spins for some 20 µs at most, if there is a second core, and then sleeps; see <see cref="SharedGate"/>. The kernel does not
/// tell when the peer's process was killed, so a side looks after it every <see cref="LookInterval"/> while it waits, and when it sends.
/// </remarks>
internal sealed class SharedMemoryChannel : IpcChannel
{
    // In turns of one pause instruction. On one core the peer cannot move while we spin.
    private static readonly int MostSpins = Environment.ProcessorCount == 1 ? 0 : 500;
    private static readonly int FewestSpins = Math.Min(16, MostSpins);

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(100);

    private readonly SharedPage _page;
    private readonly bool _listens;
    private readonly SharedRing _incoming;
    private readonly SharedRing _outgoing;
    private int _spins = MostSpins;
    private long _lastLook = Stopwatch.GetTimestamp();

    private SharedMemoryChannel(SharedPage page, bool listens) : base(new(IpcKind.SharedMemory, page.Path), connected: !listens)
    {
        _page = page;
        _listens = listens;
        (_incoming, _outgoing) = listens ? (page.ToListener, page.ToConnector) : (page.ToConnector, page.ToListener);
        Mine.Announce(PeerIdentity.OfThisProcess);
    }

    private SharedPresence Mine => _listens ? _page.Listener : _page.Connector;

    private SharedPresence Peers => _listens ? _page.Connector : _page.Listener;

    internal static SharedMemoryChannel Listen() => new(SharedPage.Create(), listens: true);

    internal static SharedMemoryChannel Connect(IpcAddress address)
    {
        var page = SharedPage.Open(address.Place);
        // The listener may have been killed, or its Dispose may come before this file was opened.
        if (!IsPresent(page.Listener) || !page.Connector.TryClaim())
        {
            page.Dispose();
            throw new IOException("the listener is gone or has a peer");
        }

        var channel = new SharedMemoryChannel(page, listens: false);
        page.RemoveName();
        page.Connected.ForceOpen();
        return channel;
    }

    private protected override bool TryAccept(TimeSpan wait)
    {
        var seen = _page.Connected.Prepare();
        if (!Peers.IsThere)
            _page.Connected.Wait(seen, wait);
        return Peers.IsThere;
    }

    private protected override void SendAll(ReadOnlySpan<byte> bytes)
    {
        _page.Hold();
        try
        {
            while (!bytes.IsEmpty)
            {
                if (Disposed || !PeerIsPresent())
                    throw new IOException("The peer has closed the channel or was killed.");
                var count = _outgoing.Write(bytes);
                bytes = bytes[count..];
                if (!bytes.IsEmpty)
                    WaitForPeer(receiving: false);
            }
        }
        finally
        {
            _page.LetGo();
        }
    }

    private protected override int ReceiveSome(Span<byte> bytes)
    {
        _page.Hold();
        try
        {
            while (true)
            {
                // In this order: what the peer sent before its end is still to be read.
                var present = !Disposed && PeerIsPresent();
                var count = _incoming.Read(bytes);
                if (count > 0 || !present)
                    return count;
                WaitForPeer(receiving: true);
            }
        }
        finally
        {
            _page.LetGo();
        }
    }

    private protected override void Close()
    {
        Mine.Close();
        _page.RemoveName();
        foreach (var ring in (ReadOnlySpan<SharedRing>)[_incoming, _outgoing])
        {
            ring.Filled.ForceOpen();
            ring.Drained.ForceOpen();
        }

        _page.Dispose();
    }

    private static bool IsPresent(SharedPresence side) => side.IsThere && !side.IsClosed && side.Identity.IsAlive;

    private bool MayGoOn(bool receiving) => receiving ? _incoming.HasBytes : _outgoing.HasRoom;

    private void WaitForPeer(bool receiving)
    {
        // Where the other cores are busy, spinning only keeps the peer from its core: it pays less the more often it was in vain.
        var spins = _spins;
        for (var i = 0; i < spins; i++)
        {
            if (MayGoOn(receiving))
            {
                _spins = Math.Min(2 * spins, MostSpins);
                return;
            }

            Thread.SpinWait(1);
        }

        _spins = Math.Max(spins / 2, FewestSpins);

        var gate = receiving ? _incoming.Filled : _outgoing.Drained;
        var seen = gate.Prepare();
        if (!MayGoOn(receiving) && !Disposed && !Peers.IsClosed)
            gate.Wait(seen, LookInterval);
    }

    // Cheap most of the time: asking the system costs microseconds, so that happens ten times a second at most.
    private bool PeerIsPresent()
    {
        if (Peers.IsClosed)
            return false;
        if (Stopwatch.GetElapsedTime(Interlocked.Read(ref _lastLook)) < LookInterval)
            return true;
        Interlocked.Exchange(ref _lastLook, Stopwatch.GetTimestamp());
        return Peers.Identity.IsAlive;
    }
}
