using System.Diagnostics.CodeAnalysis;
using System.IO.MemoryMappedFiles;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace Workshop.Scripting.Compilation;

/// <summary>An assembly file whose metadata the compiler reads in place.</summary>
/// <remarks>Reading the whole platform instead costs 60 MB. The mapping stays for as long as the process: the platform's files do not change.
/// Never for a reader's own library, which could then not be built again while the notebook is open.</remarks>
[SuppressMessage("Design", "CA1001", Justification = "The compiler reads from it for as long as the process lives.")]
internal sealed unsafe class MappedAssembly
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, MappedAssembly> Opened = new(StringComparer.Ordinal);

    private readonly string _path;
    private readonly MemoryMappedViewAccessor _view;
    private readonly PEReader _image;

    private MappedAssembly(string path)
    {
        _path = path;
        var length = checked((int)new FileInfo(path).Length);
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, 0, MemoryMappedFileAccess.Read);
        _view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _image = new PEReader(start, length);
    }

    /// <summary>Whether the assembly declares public types, rather than only forwarding to others.</summary>
    internal bool HasPublicTypes
    {
        get
        {
            var metadata = _image.GetMetadataReader();
            return metadata.TypeDefinitions.Any(type =>
                (metadata.GetTypeDefinition(type).Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public);
        }
    }

    internal static MappedAssembly Open(string path)
    {
        MappedAssembly? assembly;
        lock (Gate)
        {
            if (!Opened.TryGetValue(path, out assembly))
                Opened.Add(path, assembly = new MappedAssembly(path));
        }

        return assembly;
    }

    /// <summary>A reference that shares nothing but the file's bytes with other references to it.</summary>
    internal PortableExecutableReference Refer()
    {
        var metadata = _image.GetMetadata();
        return AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((nint)metadata.Pointer, metadata.Length)).GetReference(filePath: _path);
    }
}
