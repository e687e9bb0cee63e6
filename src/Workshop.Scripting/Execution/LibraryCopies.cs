using System.Diagnostics;
using System.Globalization;

namespace Workshop.Scripting.Execution;

/// <summary>Copies of the libraries that cells refer to. They are loaded in place of the originals, which can so be rebuilt while a
/// notebook is open: on Windows a loaded file cannot be replaced, elsewhere the process would crash.</summary>
/// <remarks>A library is copied with all files beside it and in folders beside it, since it may look for them there. The copies go when the engine is disposed;
/// those of a process that was killed go when the next engine makes some. Not thread-safe.</remarks>
internal sealed class LibraryCopies : IDisposable
{
    private const string Prefix = "notebook-libraries-";
    private const long MostBytes = 256 << 20;
    private const int MostFiles = 2000;

    private static readonly EnumerationOptions Readable = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    private readonly Dictionary<string, string> _copies = new(StringComparer.Ordinal);
    private string? _root;

    /// <summary>The folder to load from in place of <paramref name="folder"/>: its copy, or itself if it is too large to be copied.</summary>
    internal string Of(string folder)
    {
        if (_copies.TryGetValue(folder, out var copy))
            return copy;
        // Folders within too: a library may keep there what it needs on some platform, or in its child processes.
        var files = new DirectoryInfo(folder).EnumerateFiles("*", Readable).Take(MostFiles + 1).ToList();
        copy = files.Count > MostFiles || files.Sum(file => file.Length) > MostBytes ? folder : Copy(folder, files);
        _copies.Add(folder, copy);
        return copy;
    }

    /// <summary>Removes the copies, as far as the system lets it: on Windows those that are loaded stay until the next engine comes.</summary>
    public void Dispose()
    {
        if (_root is not null)
            TryDelete(_root);
    }

    private string Copy(string folder, List<FileInfo> files)
    {
        if (_root is null)
        {
            RemoveThoseOfDeadProcesses();
            _root = Directory.CreateTempSubdirectory($"{Prefix}{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}-").FullName;
        }

        var copy = Directory.CreateDirectory(Path.Combine(_root, _copies.Count.ToString(CultureInfo.InvariantCulture))).FullName;
        foreach (var file in files)
        {
            var target = Path.Combine(copy, Path.GetRelativePath(folder, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            file.CopyTo(target);
        }

        return copy;
    }

    private static void RemoveThoseOfDeadProcesses()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            var owner = Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
            if (int.TryParse(owner, CultureInfo.InvariantCulture, out var pid) && !IsAlive(pid))
                TryDelete(folder);
        }
    }

    private static bool IsAlive(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }
}
