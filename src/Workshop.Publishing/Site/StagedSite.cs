using System.Text;

namespace Workshop.Publishing;

/// <summary>A site that is built beside the real one and swapped in file by file once it is whole.</summary>
/// <remarks>Readers of a page see the old or the new file, never half of one; on failure they keep the old site.</remarks>
internal sealed class StagedSite : IDisposable
{
    private readonly string _target;
    private readonly string _staging;
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);

    internal StagedSite(string outputFolder)
    {
        _target = Path.GetFullPath(outputFolder);
        // Beside the target, so that moving a file is a rename on the same disk.
        _staging = $"{_target.TrimEnd(Path.DirectorySeparatorChar)}.{Guid.NewGuid():N}.tmp";
        Directory.CreateDirectory(_staging);
    }

    /// <summary>The staged files, relative to the site, with <c>/</c>.</summary>
    internal IReadOnlyCollection<string> Files => _files;

    internal void Add(string name, string text) => Add(name, Encoding.UTF8.GetBytes(text));

    internal void Add(string name, byte[] content) => File.WriteAllBytes(Stage(name), content);

    internal void Copy(string name, string source) => File.Copy(source, Stage(name), overwrite: true);

    /// <summary>Swaps the files in: first what pages refer to, at last the landing page. A file that holds the same already stays.</summary>
    internal void Commit()
    {
        foreach (var name in _files.OrderBy(OrderOf).ThenBy(name => name, StringComparer.Ordinal))
        {
            var target = Path.Combine(_target, name);
            if (IsSame(Path.Combine(_staging, name), target))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(Path.Combine(_staging, name), target, overwrite: true);
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(_staging))
            Directory.Delete(_staging, recursive: true);
    }

    // What did not change keeps its write time: nobody who watches or copies the site takes it for new.
    private static bool IsSame(string staged, string target)
    {
        var (ours, theirs) = (new FileInfo(staged), new FileInfo(target));
        return theirs.Exists && theirs.LinkTarget is null && ours.Length == theirs.Length
            && File.ReadAllBytes(staged).AsSpan().SequenceEqual(File.ReadAllBytes(target));
    }

    private static int OrderOf(string name) =>
        name.StartsWith("assets/", StringComparison.Ordinal) ? 0 : name == "index.html" ? 2 : 1;

    private string Stage(string name)
    {
        _files.Add(name);
        var path = Path.Combine(_staging, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}
