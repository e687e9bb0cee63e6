using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.DotNet.Interactive.Formatting;

namespace Workshop.Scripting.Compilation;

/// <summary>What every cell may use without <c>#r</c>: the .NET platform, the formatters and this engine's display functions.</summary>
internal static class PlatformReferences
{
    private static readonly string[] Own = [typeof(Formatter).Assembly.Location, typeof(PlatformReferences).Assembly.Location];

    /// <summary>Full path of a platform assembly, or null when the platform has none of that name.</summary>
    internal static string? Find(string simpleName)
    {
        var path = Path.Combine(PlatformFolder, simpleName + ".dll");
        return File.Exists(path) ? path : null;
    }

    /// <summary>Reads them anew. One chain of cells shares what it gets; two chains must not: the compiler keeps its symbols with
    /// the metadata, and would give the one chain types that belong to the other.</summary>
    /// <remarks>Each reference makes each cell slower. Half of the platform's files only forward to others; the compiler asks
    /// <see cref="FileReferenceResolver"/> for those that a library turns out to need.</remarks>
    internal static ImmutableArray<MetadataReference> Read()
    {
        var platform = Directory.EnumerateFiles(PlatformFolder, "*.dll").Where(IsManaged).Select(MappedAssembly.Open).Where(a => a.HasPublicTypes);
        return [.. platform.Concat(Own.Select(MappedAssembly.Open)).Select(MetadataReference (a) => a.Refer())];
    }

    /// <summary>Whether a file is part of this engine.</summary>
    internal static bool IsOwn(string path) => Own.Contains(path, StringComparer.Ordinal);

    /// <summary>The simple names of the platform's assemblies.</summary>
    internal static IEnumerable<string> Names() => Directory.EnumerateFiles(PlatformFolder, "*.dll")
        .Where(IsManaged).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    private static string PlatformFolder => Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    // On Windows the platform's folder holds native libraries too.
    private static bool IsManaged(string path)
    {
        var name = Path.GetFileName(path);
        return name.StartsWith("System.", StringComparison.Ordinal) && !name.Contains(".Native", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.", StringComparison.Ordinal) && !name.StartsWith("Microsoft.DiaSymReader", StringComparison.Ordinal)
            || name is "mscorlib.dll" or "netstandard.dll" or "WindowsBase.dll";
    }
}
