using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Workshop.Scripting.Execution;

namespace Workshop.Scripting.Compilation;

/// <summary>Finds what <c>#r "…"</c> names: a file, or an assembly of the platform by its simple name.</summary>
/// <remarks>The platform's own assemblies are found wherever a library names them. Any other assembly that a referenced file needs is
/// looked for beside that file, so that one <c>#r</c> is enough for a library and everything copied next to it.</remarks>
internal sealed class FileReferenceResolver(string workingDirectory) : MetadataReferenceResolver
{
    private readonly string _workingDirectory = workingDirectory;

    public override bool ResolveMissingAssemblies => true;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        // A #r inside a #load-ed file starts at that file; a cell's own path ("cell 7") is not rooted.
        var start = Path.IsPathRooted(baseFilePath) ? Path.GetDirectoryName(baseFilePath)! : _workingDirectory;
        var file = Path.GetFullPath(reference, start);
        var path = File.Exists(file) ? file : PlatformReferences.Find(reference);
        return path is null ? [] : [MetadataReference.CreateFromFile(path, properties)];
    }

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity)
    {
        if (PlatformReferences.Find(referenceIdentity.Name) is { } platform)
            return MappedAssembly.Open(platform).Refer();
        if ((definition as PortableExecutableReference)?.FilePath is not { } user)
            return null;
        // This engine names the compiler and NuGet, 60 MB of them, but shows cells nothing of either.
        if (PlatformReferences.IsOwn(user) && !NotebookLoadContext.IsShared(referenceIdentity.Name))
            return null;
        var beside = Path.Combine(Path.GetDirectoryName(user)!, referenceIdentity.Name + ".dll");
        if (!File.Exists(beside))
            return null;
        return PlatformReferences.IsOwn(user) ? MappedAssembly.Open(beside).Refer() : MetadataReference.CreateFromFile(beside);
    }

    public override bool Equals(object? other) =>
        other is FileReferenceResolver resolver && resolver._workingDirectory == _workingDirectory;

    public override int GetHashCode() => _workingDirectory.GetHashCode(StringComparison.Ordinal);
}
