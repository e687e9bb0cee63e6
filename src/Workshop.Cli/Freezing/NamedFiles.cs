using System.Text.RegularExpressions;

namespace Workshop.Cli.Freezing;

/// <summary>The files that a notebook's code names: by <c>#r</c>, <c>#load</c> and <c>#!import</c>, or as a text such as <c>"orders.csv"</c>.</summary>
/// <remarks>A path that the code puts together at run time is not found.</remarks>
internal sealed partial class NamedFiles
{
    private readonly SortedSet<string> _paths = new(StringComparer.Ordinal);

    private NamedFiles()
    {
    }

    /// <summary>The full paths, in alphabetical order. All existed a moment ago.</summary>
    internal static IReadOnlyCollection<string> In(string folder, IEnumerable<string> sources)
    {
        var files = new NamedFiles();
        foreach (var source in sources)
            files.Read(folder, source);
        return files._paths;
    }

    private void Read(string folder, string source)
    {
        // Between any two quotes, not only those that open and close a text: what is looked for too much costs nothing.
        foreach (var named in source.Split('"', '\r', '\n').Concat(Import().Matches(source).Select(match => match.Groups["path"].Value)))
        {
            if (Find(folder, named) is not { } path || !_paths.Add(path))
                continue;
            if (path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
                _paths.UnionWith(LibraryFiles.In(Path.GetDirectoryName(path)!));
            else if (path.EndsWith(".csx", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
                ReadScript(path);
        }
    }

    // What a loaded script names is relative to the script for its directives, and to the notebook for its code.
    private void ReadScript(string path)
    {
        try
        {
            Read(Path.GetDirectoryName(path)!, File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The cell that loads it will say so.
        }
    }

    private static string? Find(string folder, string named)
    {
        // Most texts are no paths.
        if (string.IsNullOrWhiteSpace(named) || named.Length > 260 || named.IndexOfAny(Path.GetInvalidPathChars()) >= 0)
            return null;
        var path = Path.GetFullPath(named.Trim().Replace(@"\\", @"\", StringComparison.Ordinal), folder);
        return File.Exists(path) ? path : null;
    }

    // The other directives put their paths in quotes.
    [GeneratedRegex(@"^[ \t]*#!import[ \t]+(?<path>[^""\r\n]+)", RegexOptions.Multiline)]
    private static partial Regex Import();
}
