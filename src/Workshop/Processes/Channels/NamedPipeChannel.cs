using System.IO.Pipes;
using System.Runtime.Versioning;

namespace Workshop.Processes;

/// <summary>Windows' named pipe: one pipe for both ways.</summary>
[SupportedOSPlatform("windows")]
internal sealed class NamedPipeChannel : IpcChannel
{
    private const string ThisMachine = ".";

    // Without this option Windows lets a read wait for a write on the same pipe.
    private const PipeOptions BothWaysAtOnce = PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly;

    private static readonly TimeSpan OpenLimit = TimeSpan.FromSeconds(5);

    private readonly PipeStream _pipe;
    private readonly Task _connection;

    private NamedPipeChannel(string name, PipeStream pipe, Task connection)
        : base(new(IpcKind.Pipe, name), connected: connection.IsCompletedSuccessfully)
    {
        _pipe = pipe;
        _connection = connection;
    }

    internal static NamedPipeChannel Listen()
    {
        var name = $"ipc-{Guid.NewGuid():N}";
        var pipe = new NamedPipeServerStream(name, PipeDirection.InOut, maxNumberOfServerInstances: 1, PipeTransmissionMode.Byte, BothWaysAtOnce);
        return new(name, pipe, pipe.WaitForConnectionAsync());
    }

    internal static NamedPipeChannel Connect(IpcAddress address)
    {
        var pipe = new NamedPipeClientStream(ThisMachine, address.Place, PipeDirection.InOut, BothWaysAtOnce);
        try
        {
            pipe.Connect(OpenLimit);
        }
        catch
        {
            pipe.Dispose();
            throw;
        }

        return new(address.Place, pipe, Task.CompletedTask);
    }

    private protected override bool TryAccept(TimeSpan wait) => _connection.Wait(wait);

    private protected override void SendAll(ReadOnlySpan<byte> bytes) => _pipe.Write(bytes);

    private protected override int ReceiveSome(Span<byte> bytes) => _pipe.Read(bytes);

    private protected override void Close() => _pipe.Dispose();
}
