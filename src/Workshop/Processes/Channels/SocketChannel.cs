using System.Net.Sockets;

namespace Workshop.Processes;

/// <summary>What both kinds of socket share.</summary>
internal abstract class SocketChannel : IpcChannel
{
    private readonly Socket? _listener;
    private volatile Socket? _socket;

    private protected SocketChannel(IpcAddress address, Socket? listener, Socket? socket) : base(address, connected: socket is not null)
    {
        _listener = listener;
        _socket = socket;
    }

    /// <summary>The connection; there is one once a call gets as far as here.</summary>
    private protected Socket Socket => _socket!;

    private protected override bool TryAccept(TimeSpan wait)
    {
        if (!_listener!.Poll(wait, SelectMode.SelectRead))
            return false;
        var socket = _listener.Accept();
        Accepted(socket);
        _socket = socket;
        _listener.Dispose();
        return true;
    }

    private protected override void SendAll(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[Socket.Send(bytes)..];
    }

    private protected override int ReceiveSome(Span<byte> bytes) => Socket.Receive(bytes);

    private protected override void Close()
    {
        _listener?.Dispose();
        _socket?.Dispose();
    }

    /// <summary>The peer is there.</summary>
    private protected abstract void Accepted(Socket socket);
}
