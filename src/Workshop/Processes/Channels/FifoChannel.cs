using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Workshop.Interop.Unix;

namespace Workshop.Processes;

/// <summary>Two FIFOs, one each way.</summary>
/// <remarks>
/// Opening one end of a FIFO waits for the other end. A "guard", open for both, makes every such call return at once; it is closed as
/// soon as the peer is there, since only then can the kernel tell that the peer's end was closed.
/// </remarks>
[SupportedOSPlatform("linux")]
[SupportedOSPlatform("macos")]
internal sealed class FifoChannel : IpcChannel
{
    private const UnixFileMode OnlyThisUser = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _folder;
    private readonly FileStream _incoming;
    private readonly FileStream _outgoing;
    private readonly FileStream[] _guards;

    private FifoChannel(IpcAddress address, bool listens) : base(address, connected: !listens)
    {
        _folder = address.Place;
        var (incoming, outgoing) = listens ? (ToListener(_folder), ToConnector(_folder)) : (ToConnector(_folder), ToListener(_folder));
        _guards = [Open(incoming, FileAccess.ReadWrite), Open(outgoing, FileAccess.ReadWrite)];
        _incoming = Open(incoming, FileAccess.Read);
        _outgoing = Open(outgoing, FileAccess.Write);
    }

    internal static FifoChannel Listen()
    {
        var folder = Rendezvous.NewFolder();
        try
        {
            Make(ToListener(folder));
            Make(ToConnector(folder));
            return new(new(IpcKind.Pipe, folder), listens: true);
        }
        catch
        {
            Rendezvous.Remove(folder, ToListener(folder), ToConnector(folder));
            throw;
        }
    }

    internal static FifoChannel Connect(IpcAddress address)
    {
        var channel = new FifoChannel(address, listens: false);
        channel.CloseGuards();
        try
        {
            // The greeting wakes the listener. It fails when nobody holds the reading end, so a forgotten FIFO is no trap.
            channel._outgoing.WriteByte(0);
        }
        catch
        {
            channel.Dispose();
            throw;
        }

        channel.RemoveFiles();
        return channel;
    }

    private protected override bool TryAccept(TimeSpan wait)
    {
        if (!Posix.WaitUntilReadable(_incoming.SafeFileHandle, wait))
            return false;
        CloseGuards();
        RemoveFiles();
        _incoming.ReadByte();
        return true;
    }

    private protected override void SendAll(ReadOnlySpan<byte> bytes) => _outgoing.Write(bytes);

    private protected override int ReceiveSome(Span<byte> bytes) => _incoming.Read(bytes);

    private protected override void Close()
    {
        CloseGuards();
        _outgoing.Dispose();
        _incoming.Dispose();
        RemoveFiles();
    }

    private static string ToListener(string folder) => Path.Combine(folder, "to-listener");

    private static string ToConnector(string folder) => Path.Combine(folder, "to-connector");

    private static void Make(string path)
    {
        if (Posix.MkFifo(path, (uint)OnlyThisUser) != 0)
            throw new IOException($"The FIFO '{path}' could not be made: {Marshal.GetLastPInvokeErrorMessage()}. Set TMPDIR to a local file system.");
    }

    private static FileStream Open(string path, FileAccess access) => new(path, FileMode.Open, access, FileShare.ReadWrite, bufferSize: 0);

    private void CloseGuards()
    {
        foreach (var guard in _guards)
            guard.Dispose();
    }

    private void RemoveFiles() => Rendezvous.Remove(_folder, ToListener(_folder), ToConnector(_folder));
}
