using System.ComponentModel;
using System.Runtime.Versioning;

namespace Workshop.Processes;

/// <summary>Two pipes without a name, one each way.</summary>
/// <remarks>
/// A shell's children inherit the ends of such pipes. Inheritance has a flaw: every other child that is started meanwhile inherits them
/// as well, and as long as it lives the pipe has no end. Here no child inherits anything. The listener keeps the peer's two ends, and the
/// peer opens them anew through <c>/proc</c>, which the kernel allows to processes of the same user.
/// </remarks>
[SupportedOSPlatform("linux")]
internal sealed class AnonymousPipeChannel : PipeChannel
{
    private AnonymousPipeChannel(IpcAddress address, bool listens, FileStream incoming, FileStream outgoing, IReadOnlyList<IDisposable> guards)
        : base(address, listens, incoming, outgoing, guards)
    {
    }

    internal static AnonymousPipeChannel Listen()
    {
        var (toPeer, fromPeer) = NewPipes();
        var place = new AnonymousPipePlace(
            Environment.ProcessId, (int)toPeer.ReadEnd.DangerousGetHandle(), (int)fromPeer.WriteEnd.DangerousGetHandle());
        return new(
            new(IpcKind.AnonymousPipe, place.WithIdentities()),
            listens: true,
            new FileStream(fromPeer.ReadEnd, FileAccess.Read, bufferSize: 0),
            new FileStream(toPeer.WriteEnd, FileAccess.Write, bufferSize: 0),
            [toPeer.ReadEnd, fromPeer.WriteEnd]);
    }

    internal static AnonymousPipeChannel Connect(IpcAddress address)
    {
        var place = AnonymousPipePlace.Parse(address);
        // A greeting to a listener that has closed its ends fails below; but ends whose number another file has now must not be opened.
        if (place.WithIdentities() != address.Place)
            throw new IOException("the listener has closed the pipes or has a peer");
        var incoming = Open(place.Incoming, FileAccess.Read);
        var outgoing = Open(place.Outgoing, FileAccess.Write);
        var channel = new AnonymousPipeChannel(address, listens: false, incoming, outgoing, []);
        try
        {
            channel.Greet();
            return channel;
        }
        catch
        {
            channel.Dispose();
            throw;
        }
    }

    private static (LinuxPipe ToPeer, LinuxPipe FromPeer) NewPipes()
    {
        LinuxPipe? first = null;
        try
        {
            return (first = new(), new());
        }
        catch (Win32Exception refused)
        {
            first?.Dispose();
            throw new IOException($"{refused.Message} Close files, or raise 'ulimit -n'.", refused);
        }
    }

    private static FileStream Open(string path, FileAccess access) => new(path, FileMode.Open, access, FileShare.ReadWrite, bufferSize: 0);
}
