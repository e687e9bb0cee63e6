using System.Net.Sockets;

namespace Workshop.Experiments;

public sealed partial class SlowServer
{
    private static readonly byte[] Request = [1];

    /// <summary>Downloads once and blocks the calling thread until the answer is complete.</summary>
    /// <returns>The number of bytes received, which is <see cref="AnswerBytes"/>.</returns>
    /// <exception cref="IOException">The server has ended.</exception>
    public int Download()
    {
        try
        {
            using var socket = NewSocket();
            socket.Connect(_endPoint);
            socket.Send(Request);
            var buffer = new byte[AnswerBytes];
            var received = 0;
            while (received < AnswerBytes && socket.Receive(buffer.AsSpan(received)) is var bytes and > 0)
                received += bytes;
            return Complete(received);
        }
        catch (SocketException gone)
        {
            throw Gone(gone);
        }
    }

    /// <summary>Downloads once without keeping a thread.</summary>
    /// <remarks>Goes on in the caller's context after each wait, so that one thread can do all the work of many downloads.</remarks>
    /// <param name="cancellationToken">Breaks the download off.</param>
    /// <inheritdoc cref="Download"/>
    public async Task<int> DownloadAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            using var socket = NewSocket();
            await socket.ConnectAsync(_endPoint, cancellationToken);
            await socket.SendAsync(Request, cancellationToken);
            var buffer = new byte[AnswerBytes];
            var received = 0;
            while (received < AnswerBytes
                && await socket.ReceiveAsync(buffer.AsMemory(received), cancellationToken) is var bytes and > 0)
                received += bytes;
            return Complete(received);
        }
        catch (SocketException gone)
        {
            throw Gone(gone);
        }
    }

    private static Socket NewSocket() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    private int Complete(int received) => received == AnswerBytes ? received : throw Gone(cause: null);

    private IOException Gone(Exception? cause) => new(
        $"The slow server at {_endPoint} has ended: it was disposed of, or its lifetime of {_lifetime} is over. Start a new {nameof(SlowServer)}.",
        cause);
}
