using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Workshop.Interop.Unix;

namespace Workshop.Processes;

/// <summary>Two FIFOs, one each way.</summary>
/// <remarks>Opening one end of a FIFO waits for the other end. A guard, open for both, makes every such call return at once.</remarks>
[SupportedOSPlatform("linux")]
[SupportedOSPlatform("macos")]
internal sealed class FifoChannel : PipeChannel
{
    private const UnixFileMode OnlyThisUser = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _folder;

    private FifoChannel(IpcAddress address, bool listens, FileStream incoming, FileStream outgoing, IReadOnlyList<IDisposable> guards)
        : base(address, listens, incoming, outgoing, guards) => _folder = address.Place;

    internal static FifoChannel Listen()
    {
        var folder = Rendezvous.NewFolder();
        try
        {
            Make(ToListener(folder));
            Make(ToConnector(folder));
            return Open(new(IpcKind.Pipe, folder), listens: true);
        }
        catch
        {
            Rendezvous.Remove(folder, ToListener(folder), ToConnector(folder));
            throw;
        }
    }

    internal static FifoChannel Connect(IpcAddress address)
    {
        var channel = Open(address, listens: false);
        try
        {
            // This fails when nobody holds the reading end, so a forgotten FIFO is no trap.
            channel.Greet();
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
        if (!base.TryAccept(wait))
            return false;
        RemoveFiles();
        return true;
    }

    private protected override void Close()
    {
        base.Close();
        RemoveFiles();
    }

    private static FifoChannel Open(IpcAddress address, bool listens)
    {
        var (incoming, outgoing) = (ToConnector(address.Place), ToListener(address.Place));
        if (listens)
            (incoming, outgoing) = (outgoing, incoming);
        FileStream[] guards = [Open(incoming, FileAccess.ReadWrite), Open(outgoing, FileAccess.ReadWrite)];
        return new(address, listens, Open(incoming, FileAccess.Read), Open(outgoing, FileAccess.Write), guards);
    }

    private static string ToListener(string folder) => Path.Combine(folder, "to-listener");

    private static string ToConnector(string folder) => Path.Combine(folder, "to-connector");

    private static void Make(string path)
    {
        if (Posix.MkFifo(path, (uint)OnlyThisUser) != 0)
            throw new IOException($"The FIFO '{path}' could not be made: {Marshal.GetLastPInvokeErrorMessage()}. Set TMPDIR to a local file system.");
    }

    private static FileStream Open(string path, FileAccess access) => new(path, FileMode.Open, access, FileShare.ReadWrite, bufferSize: 0);

    private void RemoveFiles() => Rendezvous.Remove(_folder, ToListener(_folder), ToConnector(_folder));
}
