using System.IO.Pipes;
using System.Runtime.Versioning;

namespace Workshop.Processes.Ipc;

/// <summary>A named pipe of Windows, which carries both directions. Its name is no file and vanishes with its last handle.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsPipeChannel : IpcChannel
{
    private readonly PipeStream _pipe;
    private readonly TimeSpan _limit;
    private readonly Lock _accepting = new();
    private volatile bool _closed;

    private WindowsPipeChannel(string name, PipeStream pipe, TimeSpan limit)
        : base(IpcKind.Pipe, name) => (_pipe, _limit) = (pipe, limit);

    internal static WindowsPipeChannel ListenFor(TimeSpan limit)
    {
        var name = $"workshop-{Guid.NewGuid():N}";
        var pipe = new NamedPipeServerStream(
            name, PipeDirection.InOut, maxNumberOfServerInstances: 1, PipeTransmissionMode.Byte,
            PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        return new(name, pipe, limit);
    }

    internal static WindowsPipeChannel ConnectTo(string name)
    {
        var pipe = new NamedPipeClientStream(".", name, PipeDirection.InOut, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        try
        {
            pipe.Connect(TimeSpan.Zero);
            return new(name, pipe, Timeout.InfiniteTimeSpan);
        }
        catch (Exception nobody) when (nobody is TimeoutException or IOException)
        {
            pipe.Dispose();
            throw NobodyListens(name, nobody);
        }
    }

    public override void Send(ReadOnlySpan<byte> bytes)
    {
        Meet();
        try
        {
            _pipe.Write(bytes);
        }
        catch (IOException gone)
        {
            throw PeerGone(gone);
        }
    }

    public override void Receive(Span<byte> bytes)
    {
        Meet();
        if (_pipe.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw PeerGone();
    }

    private protected override void Close()
    {
        _closed = true;
        _pipe.Dispose();
    }

    private void Meet()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (_pipe is not NamedPipeServerStream { IsConnected: false } server)
            return;
        lock (_accepting)
        {
            if (server.IsConnected)
                return;
            using var limit = new CancellationTokenSource(_limit);
            try
            {
                server.WaitForConnectionAsync(limit.Token).GetAwaiter().GetResult();
            }
            catch (OperationCanceledException)
            {
                throw NoPeer(_limit);
            }
            catch (IOException)
            {
                // The peer connected, wrote and left before this call; what it sent is still to be received.
            }
        }
    }
}
