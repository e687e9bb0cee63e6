using System.Reflection;
using System.Runtime.Loader;
using Workshop.Processes;

namespace Workshop.Child;

/// <summary>Loads the method's code: from the received bytes, from the parent's files, or from a folder of one of those.</summary>
internal static class ReceivedCode
{
    // The process is new and runs one method, so all code may go to its one default context; no type exists twice then.
    private static readonly AssemblyLoadContext Context = AssemblyLoadContext.Default;
    private static readonly Lock Loading = new();

    /// <exception cref="IOException">An assembly is nowhere to be found.</exception>
    /// <exception cref="InvalidOperationException">An assembly has been built anew since the parent loaded it.</exception>
    internal static MethodInfo Load(ChildRequest request)
    {
        Context.Resolving += (_, name) => Find(name, request);
        var name = new AssemblyName(request.Assembly);
        var module = (Find(name, request) ?? Context.LoadFromAssemblyName(name)).ManifestModule;
        if (module.ModuleVersionId != request.ModuleVersionId)
        {
            throw new InvalidOperationException(
                $"'{module.Assembly.Location}' is another build than the one in the parent process. Restart the notebook's kernel after a build.");
        }

        return (MethodInfo)module.ResolveMethod(request.MethodToken)!;
    }

    private static Assembly? Find(AssemblyName name, ChildRequest request)
    {
        if (request.Images.TryGetValue(name.Name!, out var image))
        {
            // Two threads may ask for the same assembly at once, and the context takes it only once.
            lock (Loading)
                return Loaded(name) ?? Context.LoadFromStream(new MemoryStream(image, writable: false));
        }

        return PathOf(name.Name + ".dll", request.Files) is { } file ? Context.LoadFromAssemblyPath(file) : null;
    }

    // Loops, where a query would load an assembly more at each child's start.
    private static string? PathOf(string fileName, IReadOnlyList<string> files)
    {
        foreach (var file in files)
        {
            if (Path.GetFileName(file).Equals(fileName, StringComparison.OrdinalIgnoreCase))
                return file;
        }

        foreach (var file in files)
        {
            var neighbour = Path.Combine(Path.GetDirectoryName(file)!, fileName);
            if (File.Exists(neighbour))
                return neighbour;
        }

        return null;
    }

    private static Assembly? Loaded(AssemblyName name)
    {
        foreach (var assembly in Context.Assemblies)
        {
            if (assembly.GetName().Name == name.Name)
                return assembly;
        }

        return null;
    }
}
