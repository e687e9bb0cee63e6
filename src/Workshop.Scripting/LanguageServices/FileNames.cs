using Workshop.Scripting.Compilation;

namespace Workshop.Scripting.LanguageServices;

/// <summary>The files that a directive could name, as paths from the working directory.</summary>
internal static class FileNames
{
    /// <summary>Libraries, and the platform's assemblies by their simple names.</summary>
    internal static IEnumerable<CompletionCandidate> Libraries(string typed, string workingDirectory)
    {
        var files = In(typed, workingDirectory, ".dll");
        return typed.AsSpan().ContainsAny('/', '\\')
            ? files
            : files.Concat(PlatformReferences.Names().Select(name => new CompletionCandidate(name, "reference", null)));
    }

    internal static IEnumerable<CompletionCandidate> Scripts(string typed, string workingDirectory) =>
        In(typed, workingDirectory, ".csx", ".cs", ".ipynb");

    private static List<CompletionCandidate> In(string typed, string workingDirectory, params string[] extensions)
    {
        var folder = typed[..(typed.LastIndexOfAny(['/', '\\']) + 1)];
        try
        {
            var directory = new DirectoryInfo(Path.GetFullPath(folder, workingDirectory));
            var subfolders = directory.EnumerateDirectories()
                .Where(d => !d.Name.StartsWith('.'))
                .OrderBy(d => d.Name, StringComparer.OrdinalIgnoreCase)
                .Select(d => new CompletionCandidate(folder + d.Name + "/", "folder", null));
            var files = directory.EnumerateFiles()
                .Where(f => extensions.Contains(f.Extension, StringComparer.OrdinalIgnoreCase))
                .OrderBy(f => f.Name, StringComparer.OrdinalIgnoreCase)
                .Select(f => new CompletionCandidate(folder + f.Name, "file", null));
            return [.. files, .. subfolders];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return [];
        }
    }
}
