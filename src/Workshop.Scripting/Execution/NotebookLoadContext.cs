using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Microsoft.DotNet.Interactive.Formatting;
using Workshop.Scripting.Compilation;
using Workshop.Scripting.Packages;

namespace Workshop.Scripting.Execution;

/// <summary>Loads cells and the libraries they refer to, apart from the libraries of the program that hosts the engine.</summary>
/// <remarks>Shared with the host are the platform, this engine and the formatters, on which both sides must agree. Everything else comes
/// from packages, file by file, and from the folders of the <c>#r</c>-ed files, even if the host has a copy of its own.</remarks>
internal sealed class NotebookLoadContext() : AssemblyLoadContext("Notebook"), IDisposable
{
    private static readonly HashSet<string> Shared = SharedAssemblies();

    private readonly List<string> _folders = [];
    private readonly LibraryCopies _copies = new();
    private readonly Dictionary<string, string> _packageAssemblies = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _packageLibraries = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether cells get the host's own assembly of this name.</summary>
    internal static bool IsShared(string simpleName) => Shared.Contains(simpleName);

    /// <summary>Makes packages available. What has a file already keeps it.</summary>
    internal void Add(PackageAssets packages)
    {
        foreach (var (name, file) in packages.Assemblies)
            _packageAssemblies.TryAdd(name, file);
        foreach (var (name, file) in packages.NativeLibraries)
            _packageLibraries.TryAdd(name, file);
    }

    /// <summary>Loads the cell's references, then the cell, and returns its entry point, or null when it has no code.</summary>
    internal Func<object?[], Task<object>>? Load(CompiledCell cell)
    {
        foreach (var file in cell.ReferencedFiles)
            LoadReference(file);
        if (cell.Code is not { } code)
            return null;

        using var image = new MemoryStream(code.Image);
        using var symbols = new MemoryStream(code.Symbols);
        var assembly = LoadFromStream(image, symbols);
        CellImages.Keep(assembly, code.Image, code.Symbols);
        var entry = assembly.GetType(code.EntryType, throwOnError: true)!
            .GetMethod(code.EntryMethod, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        return entry.CreateDelegate<Func<object?[], Task<object>>>();
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name is not { } name || Shared.Contains(name))
            return null;
        if (_packageAssemblies.TryGetValue(name, out var file))
            return LoadFromAssemblyPath(file);
        var path = _folders.Select(folder => Path.Combine(folder, name + ".dll")).FirstOrDefault(File.Exists);
        return path is null ? null : LoadFromAssemblyPath(path);
    }

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        string[] names = [unmanagedDllName, $"lib{unmanagedDllName}.so", $"{unmanagedDllName}.so", $"lib{unmanagedDllName}.dylib", $"{unmanagedDllName}.dylib", $"{unmanagedDllName}.dll"];
        foreach (var name in names)
        {
            if (_packageLibraries.TryGetValue(name, out var file))
                return LoadUnmanagedDllFromPath(file);
        }

        foreach (var folder in _folders)
        {
            foreach (var name in names)
            {
                var path = Path.Combine(folder, name);
                if (File.Exists(path))
                    return LoadUnmanagedDllFromPath(path);
            }
        }

        return 0;
    }

    /// <summary>Removes the copies of libraries. What is loaded stays loaded.</summary>
    public void Dispose() => _copies.Dispose();

    private void LoadReference(string file)
    {
        var folder = _copies.Of(Path.GetDirectoryName(file)!);
        if (!_folders.Contains(folder))
            _folders.Add(folder);
        var name = AssemblyName.GetAssemblyName(file).Name!;
        if (Shared.Contains(name) || PlatformReferences.Find(name) is not null)
            return;
        // A library may register its formatters as it is loaded; nothing else would run before its first use.
        RuntimeHelpers.RunModuleConstructor(LoadFromAssemblyName(new AssemblyName(name)).ManifestModule.ModuleHandle);
    }

    // Not what this engine is built upon: cells may have other versions of that, and looking would load it all.
    private static HashSet<string> SharedAssemblies()
    {
        var names = new HashSet<string>([typeof(NotebookLoadContext).Assembly.GetName().Name!], StringComparer.OrdinalIgnoreCase);
        var open = new Stack<Assembly>([typeof(Formatter).Assembly]);
        while (open.TryPop(out var assembly))
        {
            if (!names.Add(assembly.GetName().Name!))
                continue;
            foreach (var reference in assembly.GetReferencedAssemblies())
            {
                if (PlatformReferences.Find(reference.Name!) is null)
                    open.Push(Default.LoadFromAssemblyName(reference));
            }
        }

        return names;
    }
}
