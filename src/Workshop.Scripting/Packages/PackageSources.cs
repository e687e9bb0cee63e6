using NuGet.Configuration;
using NuGet.Protocol.Core.Types;

namespace Workshop.Scripting.Packages;

/// <summary>The sources of <c>nuget.config</c> that are enabled, and those that cells added.</summary>
internal sealed class PackageSources
{
    private readonly List<SourceRepository> _configured;
    private readonly List<SourceRepository> _added = [];
    private readonly PackageSourceMapping _mapping;

    internal PackageSources(ISettings settings, IEnumerable<string> added)
    {
        var provider = new SourceRepositoryProvider(new PackageSourceProvider(settings), Repository.Provider.GetCoreV3());
        _configured = [.. provider.GetRepositories().Where(repository => repository.PackageSource.IsEnabled)];
        _mapping = PackageSourceMapping.GetPackageSourceMapping(settings);
        foreach (var source in added)
        {
            // One that nuget.config names too keeps its name and its credentials.
            var known = new PackageSourceProvider(settings).LoadPackageSources().FirstOrDefault(
                configured => string.Equals(configured.Source.TrimEnd('/'), source.TrimEnd('/'), StringComparison.OrdinalIgnoreCase));
            _added.Add(provider.CreateRepository(known ?? new PackageSource(source, NameOf(source))));
        }
    }

    /// <summary>The sources to ask for a package: those that nuget.config maps it to, and every one that a cell added.</summary>
    internal IReadOnlyList<SourceRepository> For(string id)
    {
        var mapped = _mapping.IsEnabled ? _mapping.GetConfiguredPackageSources(id) : null;
        return
        [
            .. _added,
            .. _configured.Where(repository => mapped is null || mapped.Contains(repository.PackageSource.Name, StringComparer.OrdinalIgnoreCase)),
        ];
    }

    // A password in a URL must not show up in messages.
    private static string NameOf(string source) =>
        Uri.TryCreate(source, UriKind.Absolute, out var uri) && uri.UserInfo.Length > 0 ? source.Replace(uri.UserInfo + "@", "", StringComparison.Ordinal) : source;
}
