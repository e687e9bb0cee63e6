using System.Reflection;
using NuGet.ContentModel;
using NuGet.Versioning;

namespace Workshop.Scripting.Packages;

/// <summary>Collects, of installed packages, what fits this platform, by NuGet's own rules for their folders.</summary>
internal sealed class AssetSelection
{
    private readonly Dictionary<string, string> _references = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _assemblies = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _natives = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds a package.</summary>
    /// <exception cref="PackageException">It has libraries, but none for this platform.</exception>
    internal void Add(string id, NuGetVersion version, string folder)
    {
        var content = new ContentItemCollection();
        content.Load(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')));
        var patterns = TargetPlatform.Conventions.Patterns;
        var references = Best(content, patterns.CompileRefAssemblies, patterns.CompileLibAssemblies);
        var assemblies = Best(content, patterns.RuntimeAssemblies);
        if (references is null && assemblies is null && content.FindItems(patterns.CompileLibAssemblies).Any())
            throw new PackageException(id, $"Package '{id}' {version} has no library for {TargetPlatform.Frameworks[0].GetShortFolderName()}. Ask for another version.");
        Keep(_references, references, folder);
        Keep(_assemblies, assemblies, folder);
        var natives = content.FindBestItemGroup(TargetPlatform.Conventions.Criteria.ForRuntime(TargetPlatform.RuntimeIdentifier), patterns.NativeLibraries);
        foreach (var item in natives?.Items ?? [])
            _natives.TryAdd(Path.GetFileName(item.Path), Path.Combine(folder, item.Path));
    }

    internal PackageAssets Finish() => new([.. _references.Values], _assemblies, _natives);

    private static ContentItemGroup? Best(ContentItemCollection content, params PatternSet[] patterns) => TargetPlatform.Frameworks
        .Select(framework => content.FindBestItemGroup(
            TargetPlatform.Conventions.Criteria.ForFrameworkAndRuntime(framework, TargetPlatform.RuntimeIdentifier), patterns))
        .FirstOrDefault(group => group is not null);

    // Two packages may bring one assembly; the newer one serves both.
    private static void Keep(Dictionary<string, string> into, ContentItemGroup? group, string folder)
    {
        foreach (var item in group?.Items ?? [])
        {
            var file = Path.GetFullPath(Path.Combine(folder, item.Path));
            // "_._" stands for "nothing, on purpose".
            if (!string.Equals(Path.GetExtension(file), ".dll", StringComparison.OrdinalIgnoreCase) || TargetPlatform.ContainsAssembly(file))
                continue;
            var name = Path.GetFileNameWithoutExtension(file);
            if (!into.TryGetValue(name, out var other) || AssemblyName.GetAssemblyName(file).Version > AssemblyName.GetAssemblyName(other).Version)
                into[name] = file;
        }
    }
}
