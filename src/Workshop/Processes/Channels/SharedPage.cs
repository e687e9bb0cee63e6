using System.IO.MemoryMappedFiles;

namespace Workshop.Processes;

/// <summary>The memory that both sides map, and what lies where in it.</summary>
internal sealed unsafe class SharedPage : IDisposable
{
    // Also the version: two builds of this library with another layout refuse each other.
    private const long Signature = 0x0001_4350_4950_4157;

    private const int PresenceOffset = 64;
    private const int PresenceSize = 64;
    private const int GateOffset = PresenceOffset + (2 * PresenceSize);
    private const int RingOffset = 256;
    private const int TotalSize = RingOffset + (2 * SharedRing.Size);
    private const string MemoryFolder = "/dev/shm";

    private readonly FileStream _file;
    private readonly MemoryMappedFile _mapping;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;

    private SharedPage(FileStream file)
    {
        _file = file;
        _mapping = MemoryMappedFile.CreateFromFile(
            file, mapName: null, TotalSize, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
        _view = _mapping.CreateViewAccessor(0, TotalSize, MemoryMappedFileAccess.ReadWrite);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        _start += _view.PointerOffset;
    }

    internal string Path => _file.Name;

    internal SharedPresence Listener => new(_start + PresenceOffset);

    internal SharedPresence Connector => new(_start + PresenceOffset + PresenceSize);

    /// <summary>Opens when the connecting side is there.</summary>
    internal SharedGate Connected => new((int*)(_start + GateOffset));

    internal SharedRing ToConnector => new(_start + RingOffset);

    internal SharedRing ToListener => new(_start + RingOffset + SharedRing.Size);

    internal static SharedPage Create()
    {
        var folder = Directory.Exists(MemoryFolder) ? MemoryFolder : System.IO.Path.GetTempPath();
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
            // Reserved now: a full disk is an exception here and a crash at the first touch of a page.
            PreallocationSize = TotalSize,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(System.IO.Path.Combine(folder, $"ipc-{Guid.NewGuid():N}"), options);
        try
        {
            file.SetLength(TotalSize);
            var page = new SharedPage(file);
            *(long*)page._start = Signature;
            return page;
        }
        catch
        {
            file.Dispose();
            File.Delete(file.Name);
            throw;
        }
    }

    /// <exception cref="IOException">There is no such page.</exception>
    internal static SharedPage Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        if (file.Length != TotalSize)
        {
            file.Dispose();
            throw NoPage(path);
        }

        var page = new SharedPage(file);
        if (*(long*)page._start == Signature)
            return page;
        page.Dispose();
        throw NoPage(path);
    }

    /// <summary>Takes the name away; the memory stays as long as somebody has it mapped. Where that is forbidden, the last one succeeds.</summary>
    internal void RemoveName()
    {
        try
        {
            File.Delete(Path);
        }
        catch (Exception inUse) when (inUse is IOException or UnauthorizedAccessException)
        {
            // Windows keeps the name of a mapped file. The other side tries again when it closes.
        }
    }

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        // Before the accessor, which would write the pages to the disk first.
        _view.SafeMemoryMappedViewHandle.Dispose();
        _view.Dispose();
        _mapping.Dispose();
        _file.Dispose();
    }

    private static IOException NoPage(string path) => new($"'{path}' is not the memory of a channel of this version");
}
