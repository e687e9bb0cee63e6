namespace Workshop.Cli.Freezing;

/// <summary>The files that code in a folder of assemblies may load.</summary>
internal static class LibraryFiles
{
    private static readonly string[] Patterns = ["*.dll", "*.exe", "*.so", "*.dylib", "*.deps.json", "*.runtimeconfig.json"];

    // Where builds put the program for child processes and what depends on the platform.
    private static readonly string[] Subfolders = ["child", "runtimes"];

    // They make the tool's pages and its talk; no cell reaches them.
    private static readonly string[] OfTheToolAlone = ["Workshop.Publishing", "Markdig", "Spectre.Console", "System.CommandLine"];

    /// <summary>The full paths, in alphabetical order.</summary>
    internal static IEnumerable<string> In(string folder) => Patterns
        .SelectMany(pattern => Directory.EnumerateFiles(folder, pattern)
            .Concat(Subfolders.Select(inner => Path.Combine(folder, inner)).Where(Directory.Exists)
                .SelectMany(inner => Directory.EnumerateFiles(inner, pattern, SearchOption.AllDirectories))))
        .Where(path => !OfTheToolAlone.Any(name => Path.GetFileName(path).StartsWith(name, StringComparison.Ordinal)))
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);
}
