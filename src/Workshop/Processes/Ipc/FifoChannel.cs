using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using Workshop.Interop.Unix;

namespace Workshop.Processes.Ipc;

/// <summary>Two kernel pipes with names: <c>up</c> to the listener, <c>down</c> to the one who connects.</summary>
/// <remarks>
/// Opening one end of a FIFO blocks until another process opens the other end, and a FIFO that nobody writes to looks ended. So each
/// side opens its two ends while it holds, for the time being, a third descriptor for both reading and writing; and says hello with one byte:
/// <code>
/// listener                                connector
/// makes up and down, opens its ends
///                                         opens its ends, removes the files
///                                         hello ──up──→
/// first Send or Receive: sees hello,
/// closes its third descriptor
/// hello ──down──→
///                                         first Receive: sees hello, closes its third descriptor
/// </code>
/// From then on each end is held by one process, plain reads and writes do, and death is seen as the end of the stream.
/// </remarks>
[SupportedOSPlatform("linux")]
[SupportedOSPlatform("macos")]
internal sealed class FifoChannel : IpcChannel
{
    private const uint OwnerReadsAndWrites = 0b110_000_000;
    private const byte Hello = 1;

    private readonly RendezvousFolder _folder;
    private readonly TimeSpan _limit;
    private readonly bool _listens;
    private readonly Lock _meeting = new();

    /// <summary>Reads and writes the incoming pipe, until the peers have met.</summary>
    private SafeFileHandle? _provisional;
    private FileStream? _incoming;
    private FileStream? _outgoing;
    private volatile bool _met;

    private FifoChannel(RendezvousFolder folder, TimeSpan limit, bool listens)
        : base(IpcKind.Pipe, folder.Path) => (_folder, _limit, _listens) = (folder, limit, listens);

    private string Up => _folder.File("up");

    private string Down => _folder.File("down");

    internal static FifoChannel ListenFor(TimeSpan limit)
    {
        var channel = new FifoChannel(RendezvousFolder.Create(), limit, listens: true);
        try
        {
            Make(channel.Up);
            Make(channel.Down);
            channel.OpenEnds(incoming: channel.Up, outgoing: channel.Down);
            return channel;
        }
        catch
        {
            channel.Dispose();
            throw;
        }
    }

    internal static FifoChannel ConnectTo(string location)
    {
        var channel = new FifoChannel(RendezvousFolder.At(location), Timeout.InfiniteTimeSpan, listens: false);
        try
        {
            // Fails when nobody reads: the listener is gone, though its files are still here.
            Open(channel.Up, Posix.O_WRONLY | Posix.O_NONBLOCK).Dispose();
            channel.OpenEnds(incoming: channel.Down, outgoing: channel.Up);
            channel._folder.Delete();
            channel._outgoing!.WriteByte(Hello);
            return channel;
        }
        catch (IOException nobody)
        {
            channel.Dispose();
            throw NobodyListens(location, nobody);
        }
    }

    public override void Send(ReadOnlySpan<byte> bytes)
    {
        if (_listens)
            Meet();
        ObjectDisposedException.ThrowIf(_outgoing is null, this);
        try
        {
            _outgoing.Write(bytes);
        }
        catch (IOException gone)
        {
            throw PeerGone(gone);
        }
    }

    public override void Receive(Span<byte> bytes)
    {
        Meet();
        ObjectDisposedException.ThrowIf(_incoming is null, this);
        if (_incoming.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw PeerGone();
    }

    private protected override void Close()
    {
        _provisional?.Dispose();
        _incoming?.Dispose();
        _outgoing?.Dispose();
        (_incoming, _outgoing, _provisional) = (null, null, null);
        if (_listens)
            _folder.Delete();
    }

    private void Meet()
    {
        if (_met)
            return;
        lock (_meeting)
        {
            if (_met)
                return;
            ObjectDisposedException.ThrowIf(_provisional is null, this);
            // The connector learns of a listener's death, before they met, from its outgoing pipe: nobody reads it any more.
            if (!WaitForHello(_incoming!.SafeFileHandle, watched: _listens ? null : _outgoing!.SafeFileHandle, _limit))
                throw _listens ? NoPeer(_limit) : PeerGone();
            _ = _incoming.ReadByte();
            _provisional.Dispose();
            _provisional = null;
            if (_listens)
                AnswerHello();
            _met = true;
        }
    }

    private void AnswerHello()
    {
        try
        {
            _outgoing!.WriteByte(Hello);
        }
        catch (IOException)
        {
            // The peer has ended already; what it sent before is still to be received.
        }
    }

    private void OpenEnds(string incoming, string outgoing)
    {
        _provisional = Open(incoming, Posix.O_RDWR | Posix.O_NONBLOCK);
        _incoming = new(Open(incoming, Posix.O_RDONLY), FileAccess.Read, bufferSize: 0);
        using var reader = Open(outgoing, Posix.O_RDWR | Posix.O_NONBLOCK);
        _outgoing = new(Open(outgoing, Posix.O_WRONLY), FileAccess.Write, bufferSize: 0);
    }

    /// <summary>Waits for something to read, up to the limit, or until nobody reads what is written to <paramref name="watched"/>.</summary>
    private static unsafe bool WaitForHello(SafeFileHandle source, SafeFileHandle? watched, TimeSpan limit)
    {
        var entries = stackalloc Posix.PollEntry[2];
        entries[0] = new() { Descriptor = (int)source.DangerousGetHandle(), Wanted = Posix.POLLIN };
        entries[1] = new() { Descriptor = watched is null ? -1 : (int)watched.DangerousGetHandle() }; // -1 is skipped.
        var start = Stopwatch.GetTimestamp();
        int found;
        do
        {
            var left = limit == Timeout.InfiniteTimeSpan ? -1 : Math.Max(0, (limit - Stopwatch.GetElapsedTime(start)).TotalMilliseconds);
            found = Posix.Poll(entries, 2, (int)Math.Ceiling(left));
        }
        while (found < 0 && Marshal.GetLastPInvokeError() == Posix.EINTR);
        return (entries[0].Found & Posix.POLLIN) != 0;
    }

    private static void Make(string path)
    {
        if (Posix.MkFifo(path, OwnerReadsAndWrites) != 0)
            throw Refused(path);
    }

    private static SafeFileHandle Open(string path, int flags)
    {
        var handle = Posix.Open(path, flags | Posix.O_CLOEXEC);
        return handle.IsInvalid ? throw Refused(path) : handle;
    }

    private static IOException Refused(string path)
    {
        var cause = new Win32Exception(Marshal.GetLastPInvokeError());
        return new($"The system refuses the pipe '{path}': {cause.Message}.", cause);
    }
}
