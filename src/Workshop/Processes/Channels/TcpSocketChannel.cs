using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Workshop.Processes;

/// <summary>TCP between two ports of the loopback address.</summary>
internal sealed class TcpSocketChannel : SocketChannel
{
    private readonly Lock _receiving = new();

    private TcpSocketChannel(IpcAddress address, Socket? listener, Socket? socket) : base(address, listener, socket)
    {
    }

    internal static TcpSocketChannel Listen()
    {
        var listener = NewSocket();
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(backlog: 1);
        return new(new(IpcKind.TcpSocket, listener.LocalEndPoint!.ToString()!), listener, socket: null);
    }

    internal static TcpSocketChannel Connect(IpcAddress address)
    {
        if (!IPEndPoint.TryParse(address.Place, out var endPoint) || !IPAddress.IsLoopback(endPoint.Address) || endPoint.Port == 0)
            throw IpcAddress.Wrong(address.ToString(), string.Create(CultureInfo.InvariantCulture, $"After tcp: stands {IPAddress.Loopback}:port"));
        var socket = NewSocket();
        try
        {
            socket.Connect(endPoint);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        SendAtOnce(socket);
        return new(address, listener: null, socket);
    }

    private protected override void Accepted(Socket socket) => SendAtOnce(socket);

    private protected override int ReceiveSome(Span<byte> bytes)
    {
        lock (_receiving)
            return base.ReceiveSome(bytes);
    }

    private protected override void SendAll(ReadOnlySpan<byte> bytes)
    {
        // The kernel takes a first Send after the peer has closed, and only its answer tells. So look before. With a Receive under way
        // there is no need: it learns of the end itself; and no right either: it could take the byte that makes "readable" mean "alive".
        if (_receiving.TryEnter())
        {
            try
            {
                if (Socket.Poll(TimeSpan.Zero, SelectMode.SelectRead) && Socket.Available == 0)
                    throw new IOException("The peer has closed the connection.");
            }
            finally
            {
                _receiving.Exit();
            }
        }

        base.SendAll(bytes);
    }

    private static Socket NewSocket() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    // Nagle's algorithm would hold a short message back until the last one was acknowledged.
    private static void SendAtOnce(Socket socket) => socket.NoDelay = true;
}
