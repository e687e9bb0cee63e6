using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Workshop.Processes.Ipc;

/// <summary>A connection of two stream sockets, by path or by TCP over loopback.</summary>
internal sealed class SocketChannel : IpcChannel
{
    private readonly RendezvousFolder? _folder;
    private readonly TimeSpan _limit;
    private readonly Lock _accepting = new();
    private Socket? _listener;
    private volatile Socket? _peer;
    private volatile bool _closed;

    private SocketChannel(IpcKind kind, string location, RendezvousFolder? folder, Socket? listener, Socket? peer, TimeSpan limit)
        : base(kind, location) => (_folder, _listener, _peer, _limit) = (folder, listener, peer, limit);

    /// <param name="folder">Where the socket appears. The channel removes it, with whatever else was put there.</param>
    /// <param name="limit">How long to wait for the peer.</param>
    internal static SocketChannel ListenUnix(RendezvousFolder folder, TimeSpan limit)
    {
        try
        {
            var listener = Listen(UnixSocket(), new UnixDomainSocketEndPoint(SocketPath(folder)));
            return new(IpcKind.UnixSocket, folder.Path, folder, listener, peer: null, limit);
        }
        catch
        {
            folder.Delete();
            throw;
        }
    }

    internal static SocketChannel ListenTcp(TimeSpan limit)
    {
        var listener = Listen(TcpSocket(), new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        return new(IpcKind.TcpSocket, port.ToString(CultureInfo.InvariantCulture), folder: null, listener, peer: null, limit);
    }

    /// <param name="folder">Where the socket is. It is removed, for no other process may connect any more.</param>
    internal static SocketChannel ConnectUnix(RendezvousFolder folder)
    {
        var peer = Connect(UnixSocket(), new UnixDomainSocketEndPoint(SocketPath(folder)), folder.Path);
        folder.Delete();
        return new(IpcKind.UnixSocket, folder.Path, folder: null, listener: null, peer, Timeout.InfiniteTimeSpan);
    }

    internal static SocketChannel ConnectTcp(string location)
    {
        if (!ushort.TryParse(location, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            throw new ArgumentException($"'{location}' is not a TCP port, a number from 1 to 65535.", nameof(location));
        var peer = Connect(TcpSocket(), new IPEndPoint(IPAddress.Loopback, port), location);
        return new(IpcKind.TcpSocket, location, folder: null, listener: null, peer, Timeout.InfiniteTimeSpan);
    }

    public override void Send(ReadOnlySpan<byte> bytes)
    {
        var peer = Peer();
        try
        {
            while (bytes.Length > 0)
                bytes = bytes[peer.Send(bytes)..];
        }
        catch (SocketException gone)
        {
            throw PeerGone(gone);
        }
    }

    public override void Receive(Span<byte> bytes)
    {
        var peer = Peer();
        try
        {
            while (bytes.Length > 0)
            {
                var count = peer.Receive(bytes);
                if (count == 0)
                    throw PeerGone();
                bytes = bytes[count..];
            }
        }
        catch (SocketException gone)
        {
            throw PeerGone(gone);
        }
    }

    /// <summary>Waits for the peer, up to the limit.</summary>
    internal Socket Peer()
    {
        if (_peer is { } peer && !_closed)
            return peer;
        lock (_accepting)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            return _peer ??= Accept(_listener!);
        }
    }

    /// <summary>Whether the peer's side is closed and all it sent has been received.</summary>
    internal bool IsPeerGone() => _peer is { } peer && peer.Poll(TimeSpan.Zero, SelectMode.SelectRead) && peer.Available == 0;

    private protected override void Close()
    {
        _closed = true;
        _listener?.Dispose();
        _peer?.Dispose();
        _folder?.Delete();
    }

    private Socket Accept(Socket listener)
    {
        if (!listener.Poll(_limit, SelectMode.SelectRead))
            throw NoPeer(_limit);
        var peer = listener.Accept();
        WithoutDelay(peer);
        listener.Dispose();
        _listener = null;
        return peer;
    }

    private static Socket Listen(Socket listener, EndPoint address)
    {
        try
        {
            listener.Bind(address);
            listener.Listen(backlog: 1);
            return listener;
        }
        catch (SocketException refused)
        {
            listener.Dispose();
            throw new IOException($"The system refuses a socket at '{address}': {refused.Message}", refused);
        }
    }

    private static Socket Connect(Socket socket, EndPoint address, string location)
    {
        try
        {
            socket.Connect(address);
            WithoutDelay(socket);
            return socket;
        }
        catch (SocketException refused)
        {
            socket.Dispose();
            throw NobodyListens(location, refused);
        }
    }

    private static string SocketPath(RendezvousFolder folder) => folder.File("socket");

    private static Socket UnixSocket() => new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    private static Socket TcpSocket() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    /// <summary>TCP would hold a small message back for a while, in case more is coming.</summary>
    private static void WithoutDelay(Socket socket)
    {
        if (socket.ProtocolType == ProtocolType.Tcp)
            socket.NoDelay = true;
    }
}
