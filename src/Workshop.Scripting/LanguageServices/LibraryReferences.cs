using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.DotNet.Interactive.Formatting;
using Workshop.Scripting.Compilation;

namespace Workshop.Scripting.LanguageServices;

/// <summary>The libraries that a cell sees, with their documentation. Each file is read once.</summary>
/// <remarks>Apart from those of the cells' own compilations, see <see cref="PlatformReferences.Read"/>. Thread-safe.</remarks>
internal sealed class LibraryReferences(string workingDirectory) : MetadataReferenceResolver
{
    private readonly FileReferenceResolver _resolver = new(workingDirectory);
    private readonly ConcurrentDictionary<(string Path, DateTime Written), PortableExecutableReference> _read = new();
    private readonly Lazy<ImmutableArray<MetadataReference>> _platform = new(ReadPlatform);

    public override bool ResolveMissingAssemblies => true;

    /// <summary>The platform and the libraries that the cells named.</summary>
    internal ImmutableArray<MetadataReference> With(IEnumerable<string> files)
    {
        var platform = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var known = _platform.Value.OfType<PortableExecutableReference>().Select(r => Path.GetFileName(r.FilePath)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return _platform.Value.AddRange(files
            .Where(file => Path.GetDirectoryName(file) != platform && !known.Contains(Path.GetFileName(file)) && File.Exists(file))
            .Select(Of));
    }

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties) =>
        [.. _resolver.ResolveReference(reference, baseFilePath, properties).Where(r => r.FilePath is not null).Select(r => Of(r.FilePath!))];

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        _resolver.ResolveMissingAssembly(definition, referenceIdentity)?.FilePath is { } path ? Of(path) : null;

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => _resolver.GetHashCode();

    private PortableExecutableReference Of(string path) => _read.GetOrAdd((path, File.GetLastWriteTimeUtc(path)), key => Read(key.Path));

    private static PortableExecutableReference Read(string path) =>
        MetadataReference.CreateFromFile(path, documentation: XmlDocumentationIndex.Beside(path));

    private static ImmutableArray<MetadataReference> ReadPlatform()
    {
        if (ReferencePack.Find() is not { } pack)
            return PlatformReferences.Read();
        string[] own = [typeof(Formatter).Assembly.Location, typeof(PlatformReferences).Assembly.Location];
        return [.. Directory.EnumerateFiles(pack, "*.dll").Concat(own).Select(Read)];
    }
}
