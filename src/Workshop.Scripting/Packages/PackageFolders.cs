using NuGet.Configuration;
using NuGet.Packaging;
using NuGet.Versioning;

namespace Workshop.Scripting.Packages;

/// <summary>The folders of installed packages: the global one, which all projects of the user share, and the fallback ones.</summary>
internal sealed class PackageFolders(ISettings settings)
{
    private readonly string _global = SettingsUtility.GetGlobalPackagesFolder(settings);
    private readonly IReadOnlyList<string> _fallback = SettingsUtility.GetFallbackPackageFolders(settings);

    /// <summary>Where new packages go.</summary>
    internal VersionFolderPathResolver Destination => new(_global);

    /// <summary>The folder of an installed package, or null.</summary>
    internal string? Find(string id, NuGetVersion version) =>
        new FallbackPackagePathResolver(_global, _fallback).GetPackageDirectory(id, version);

    internal bool Holds(string id, NuGetVersion version) => Find(id, version) is not null;

    /// <summary>The installed versions of a package.</summary>
    internal IEnumerable<NuGetVersion> Versions(string id) => _fallback.Prepend(_global)
        .Select(folder => new VersionFolderPathResolver(folder).GetVersionListPath(id))
        .Where(Directory.Exists)
        .SelectMany(Directory.EnumerateDirectories)
        .Select(folder => NuGetVersion.TryParse(Path.GetFileName(folder), out var version) ? version : null)
        .OfType<NuGetVersion>()
        .Where(version => Holds(id, version));

    /// <summary>What an installed package needs, for each framework.</summary>
    internal IReadOnlyList<PackageDependencyGroup> Dependencies(string id, NuGetVersion version)
    {
        using var reader = new PackageFolderReader(Find(id, version)!);
        return [.. reader.NuspecReader.GetDependencyGroups()];
    }
}
