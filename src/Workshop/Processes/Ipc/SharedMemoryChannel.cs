using System.IO.MemoryMappedFiles;

namespace Workshop.Processes.Ipc;

/// <summary>Two rings in memory that both processes have mapped; a Unix socket beside them only tells who lives.</summary>
/// <remarks>A process that dies cannot say so in shared memory, and its id may name another one later. But the system closes its
/// socket, so each side sees the other's death within some 20 milliseconds.</remarks>
internal sealed unsafe class SharedMemoryChannel : IpcChannel
{
    private readonly SocketChannel _lifeline;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly SharedRing _incoming;
    private readonly SharedRing _outgoing;
    private bool _closed;

    private SharedMemoryChannel(SocketChannel lifeline, string location, MemoryMappedFile file, bool listens)
        : base(IpcKind.SharedMemory, location)
    {
        _lifeline = lifeline;
        _file = file;
        _view = file.CreateViewAccessor(0, 2 * SharedRing.Size);
        byte* memory = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref memory);
        memory += _view.PointerOffset;
        var up = new SharedRing(memory, lifeline.IsPeerGone);
        var down = new SharedRing(memory + SharedRing.Size, lifeline.IsPeerGone);
        (_incoming, _outgoing) = listens ? (up, down) : (down, up);
    }

    internal static SharedMemoryChannel ListenFor(TimeSpan limit)
    {
        var folder = RendezvousFolder.Create();
        MemoryMappedFile? file = null;
        try
        {
            file = MemoryMappedFile.CreateFromFile(
                MemoryPath(folder), FileMode.CreateNew, mapName: null, 2 * SharedRing.Size, MemoryMappedFileAccess.ReadWrite);
            return new(SocketChannel.ListenUnix(folder, limit), folder.Path, file, listens: true);
        }
        catch
        {
            file?.Dispose();
            folder.Delete();
            throw;
        }
    }

    internal static SharedMemoryChannel ConnectTo(string location)
    {
        var folder = RendezvousFolder.At(location);
        MemoryMappedFile? file = null;
        try
        {
            // In this order: connecting the socket removes the files.
            file = MemoryMappedFile.CreateFromFile(MemoryPath(folder), FileMode.Open, mapName: null, 0, MemoryMappedFileAccess.ReadWrite);
            return new(SocketChannel.ConnectUnix(folder), location, file, listens: false);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw NobodyListens(location, gone);
        }
    }

    public override void Send(ReadOnlySpan<byte> bytes)
    {
        Meet();
        if (!_outgoing.TryWrite(bytes))
            throw PeerGone();
    }

    public override void Receive(Span<byte> bytes)
    {
        Meet();
        if (!_incoming.TryRead(bytes))
            throw PeerGone();
    }

    private protected override void Close()
    {
        if (_closed)
            return;
        _closed = true;
        _incoming.Close();
        _outgoing.Close();
        _lifeline.Dispose();
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    private void Meet()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        _ = _lifeline.Peer();
    }

    private static string MemoryPath(RendezvousFolder folder) => folder.File("memory");
}
