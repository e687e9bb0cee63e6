using NetMQ;
using NetMQ.Sockets;

namespace Workshop.Kernel.Transport;

/// <summary>Sends back what it receives, on a thread of its own: whoever asks learns that the process lives, whatever the cells do.</summary>
internal sealed class Heartbeat : IDisposable
{
    private readonly RouterSocket _socket = new();
    private readonly NetMQPoller _poller;
    private readonly Thread _thread;

    /// <exception cref="ListenException">The port is taken.</exception>
    internal Heartbeat(ConnectionFile connection)
    {
        try
        {
            KernelSockets.Bind(_socket, connection, connection.HeartbeatPort, "hb_port");
        }
        catch
        {
            _socket.Dispose();
            throw;
        }

        _socket.ReceiveReady += (_, _) =>
        {
            List<byte[]> frames = [];
            while (_socket.TryReceiveMultipartBytes(ref frames!))
                _socket.TrySendMultipartBytes(frames);
        };
        _poller = [_socket];
        _thread = new Thread(_poller.Run) { IsBackground = true, Name = "kernel heartbeat" };
    }

    internal void Start() => _thread.Start();

    public void Dispose()
    {
        _poller.Stop();
        _thread.Join();
        _poller.Dispose();
        _socket.Dispose();
    }
}
