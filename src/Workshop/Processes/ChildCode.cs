using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Workshop.Processes;

/// <summary>Finds the code that a method needs: the bytes of assemblies made in memory, and the files of the others.</summary>
/// <param name="Images">The bytes of assemblies that are in no file, by simple name.</param>
/// <param name="Files">The paths of all others that are not part of .NET.</param>
internal sealed record ChildCode(IReadOnlyDictionary<string, byte[]> Images, IReadOnlyList<string> Files)
{
    /// <summary>
    /// Where a notebook's engine publishes the bytes of the assemblies it compiled: a <c>Func&lt;Assembly, byte[]?&gt;</c>. The name is neutral
    /// and the type is the BCL's, so that engine and library need not know each other.
    /// </summary>
    private const string ImageSourceKey = "Notebook.AssemblyImage";

    /// <exception cref="ArgumentException">The method is in an assembly made in memory, and nobody has kept its bytes.</exception>
    internal static ChildCode Of(MethodInfo method)
    {
        var context = AssemblyLoadContext.GetLoadContext(method.Module.Assembly) ?? AssemblyLoadContext.Default;
        var loaded = context.Assemblies.Concat(AssemblyLoadContext.Default.Assemblies).Where(assembly => !IsPartOfDotnet(assembly)).ToList();
        var images = new Dictionary<string, byte[]>();
        CollectImages(method.Module.Assembly, loaded, images);
        return new(images, [.. loaded.Select(FileOf).OfType<string>().Distinct()]);
    }

    /// <summary>The path of an assembly's file; null when it was made in memory.</summary>
    private static string? FileOf(Assembly assembly) => assembly.IsDynamic || assembly.Location.Length == 0 ? null : assembly.Location;

    private static void CollectImages(Assembly assembly, List<Assembly> loaded, Dictionary<string, byte[]> images)
    {
        var name = assembly.GetName().Name!;
        if (images.ContainsKey(name))
            return;
        // A file's references may be in memory no more than a library may refer to the program that uses it.
        if (FileOf(assembly) is not null)
            return;
        images.Add(name, ImageOf(assembly) ?? throw new ArgumentException(
            $"Another process cannot call this method: its assembly '{name}' is only in this process's memory, and the engine that made it has not kept its bytes. "
            + "Run the notebook with the course's own kernel, or move the method to a library."));
        foreach (var reference in assembly.GetReferencedAssemblies())
        {
            if (loaded.Find(candidate => candidate.GetName().Name == reference.Name) is { } referenced)
                CollectImages(referenced, loaded, images);
        }
    }

    private static byte[]? ImageOf(Assembly assembly) =>
        (AppContext.GetData(ImageSourceKey) as Func<Assembly, byte[]?>)?.Invoke(assembly);

    private static bool IsPartOfDotnet(Assembly assembly) =>
        FileOf(assembly) is { } file && file.StartsWith(RuntimeEnvironment.GetRuntimeDirectory(), StringComparison.Ordinal);
}
