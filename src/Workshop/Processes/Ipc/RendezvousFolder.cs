namespace Workshop.Processes.Ipc;

/// <summary>A folder of its own for each channel, where its two processes find each other; only this user may look inside.</summary>
internal sealed class RendezvousFolder
{
    /// <summary>Where Linux keeps files in memory only.</summary>
    private const string InMemory = "/dev/shm";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly HashSet<string> _files = [];

    private RendezvousFolder(string path) => Path = path;

    /// <summary>The folder's full path.</summary>
    internal string Path { get; }

    /// <exception cref="IOException">No folder can be made for temporary files.</exception>
    internal static RendezvousFolder Create()
    {
        var name = $"workshop-{System.IO.Path.GetRandomFileName()}";
        if (OperatingSystem.IsWindows())
            return new(Directory.CreateDirectory(System.IO.Path.Combine(System.IO.Path.GetTempPath(), name)).FullName);
        try
        {
            if (OperatingSystem.IsLinux() && Directory.Exists(InMemory))
                return new(Directory.CreateDirectory(System.IO.Path.Combine(InMemory, name), OwnerOnly).FullName);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Some containers forbid it. A file on disk does too, a little more slowly.
        }

        return new(Directory.CreateDirectory(System.IO.Path.Combine(System.IO.Path.GetTempPath(), name), OwnerOnly).FullName);
    }

    /// <summary>The folder that the other process made.</summary>
    internal static RendezvousFolder At(string path) => new(path);

    /// <summary>The path of a file in the folder.</summary>
    internal string File(string name)
    {
        var path = System.IO.Path.Combine(Path, name);
        _files.Add(path);
        return path;
    }

    /// <summary>Removes the folder and the files whose paths were asked for, if they are still there. What is open stays usable.</summary>
    internal void Delete()
    {
        // Not "the folder with all that is in it": its path may have come from a mistaken address.
        try
        {
            foreach (var file in _files)
                System.IO.File.Delete(file);
            Directory.Delete(Path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // The other side has removed it, or on Windows still uses it and removes it later.
        }
    }
}
