using System.Runtime.Versioning;
using Workshop.Interop.Linux;
using Workshop.Interop.Unix;

namespace Workshop.Processes;

/// <summary>Two pipes, one each way, with or without a name.</summary>
/// <remarks>
/// The listening side holds the peer's ends too, as "guards", until the peer has sent its greeting. Only when they are closed can the
/// kernel tell that the peer has closed its own.
/// </remarks>
[SupportedOSPlatform("linux")]
[SupportedOSPlatform("macos")]
internal abstract class PipeChannel : IpcChannel
{
    // As much as any user may ask for, unless the administrator has changed that; the usual 64 KiB make a fast writer stop at each block.
    private const int Capacity = 1024 * 1024;

    private readonly FileStream _incoming;
    private readonly FileStream _outgoing;
    private readonly IReadOnlyList<IDisposable> _guards;

    private protected PipeChannel(IpcAddress address, bool listens, FileStream incoming, FileStream outgoing, IReadOnlyList<IDisposable> guards)
        : base(address, connected: !listens)
    {
        _incoming = incoming;
        _outgoing = outgoing;
        _guards = guards;
        // Where that is refused the pipe stays as it is, and works.
        if (OperatingSystem.IsLinux())
            _ = Libc.FCntl((int)outgoing.SafeFileHandle.DangerousGetHandle(), Libc.F_SETPIPE_SZ, Capacity);
    }

    private protected override bool TryAccept(TimeSpan wait)
    {
        if (!Posix.WaitUntilReadable(_incoming.SafeFileHandle, wait))
            return false;
        CloseGuards();
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
    }

    /// <summary>Wakes the listener. Fails when nobody holds the reading end.</summary>
    private protected void Greet()
    {
        CloseGuards();
        _outgoing.WriteByte(0);
    }

    private void CloseGuards()
    {
        foreach (var guard in _guards)
            guard.Dispose();
    }
}
