using System.Net.Sockets;

namespace Workshop.Processes;

/// <summary>A Unix domain socket, bound to a file until both sides are connected.</summary>
internal sealed class UnixSocketChannel : SocketChannel
{
    // The usual 208 KiB make a fast writer stop every third block of 64 KiB. The system gives less where its administrator said so.
    private const int SendBufferSize = 1024 * 1024;

    private readonly string _path;

    private UnixSocketChannel(string path, Socket? listener, Socket? socket)
        : base(new(IpcKind.UnixSocket, path), listener, socket) => _path = path;

    internal static UnixSocketChannel Listen()
    {
        var folder = Rendezvous.NewFolder();
        var path = Path.Combine(folder, "socket");
        var listener = NewSocket();
        try
        {
            listener.Bind(EndPoint(path));
            listener.Listen(backlog: 1);
            return new(path, listener, socket: null);
        }
        catch
        {
            listener.Dispose();
            Rendezvous.Remove(folder, path);
            throw;
        }
    }

    internal static UnixSocketChannel Connect(IpcAddress address)
    {
        var endPoint = EndPoint(address.Place);
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

        var channel = new UnixSocketChannel(address.Place, listener: null, socket);
        channel.RemoveFile();
        return channel;
    }

    private protected override void Accepted(Socket socket)
    {
        // Unlike a TCP socket it does not have the listener's.
        socket.SendBufferSize = SendBufferSize;
        RemoveFile();
    }

    private protected override void Close()
    {
        base.Close();
        RemoveFile();
    }

    private static Socket NewSocket() => new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { SendBufferSize = SendBufferSize };

    // The system allows about a hundred characters; a deep folder for temporary files is too long.
    private static UnixDomainSocketEndPoint EndPoint(string path)
    {
        try
        {
            return new(path);
        }
        catch (ArgumentOutOfRangeException tooLong)
        {
            throw new IOException($"The path '{path}' is too long for a Unix domain socket. Set TMPDIR to a shorter folder", tooLong);
        }
    }

    private void RemoveFile() => Rendezvous.Remove(Path.GetDirectoryName(_path) ?? "", _path);
}
