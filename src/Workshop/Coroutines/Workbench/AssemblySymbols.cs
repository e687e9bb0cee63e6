using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Workshop.Coroutines;

/// <summary>Finds the portable symbols of an assembly: beside its file, inside it, or with the engine that compiled it in memory.</summary>
internal static class AssemblySymbols
{
    /// <summary>
    /// Where a notebook's engine publishes the symbols of the assemblies it compiled: a <c>Func&lt;Assembly, byte[]?&gt;</c>. The name is neutral
    /// and the type is the BCL's, so that engine and library need not know each other.
    /// </summary>
    private const string SymbolSourceKey = "Notebook.AssemblySymbols";

    private const string ImageSourceKey = "Notebook.AssemblyImage";

    /// <summary>Null when there are none.</summary>
    internal static MetadataReaderProvider? Open(Assembly assembly)
    {
        if (assembly.IsDynamic) return null;
        if (FromEngine(SymbolSourceKey, assembly) is { } symbols) return MetadataReaderProvider.FromPortablePdbImage(ImmutableArray.Create(symbols));
        if (FromEngine(ImageSourceKey, assembly) is { } image) return Associated(new PEReader(ImmutableArray.Create(image)), path: "");
        return assembly.Location is { Length: > 0 } file && File.Exists(file) ? Associated(new PEReader(File.OpenRead(file)), file) : null;
    }

    private static byte[]? FromEngine(string key, Assembly assembly) => (AppContext.GetData(key) as Func<Assembly, byte[]?>)?.Invoke(assembly);

    private static MetadataReaderProvider? Associated(PEReader image, string path)
    {
        using (image)
        {
            // Read to the end, so that what is returned needs no open file.
            var found = image.TryOpenAssociatedPortablePdb(path, static file => File.Exists(file) ? new MemoryStream(File.ReadAllBytes(file)) : null, out var provider, out _);
            return found ? provider : null;
        }
    }
}
