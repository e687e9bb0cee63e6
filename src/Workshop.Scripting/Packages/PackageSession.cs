using NuGet.Configuration;
using NuGet.Versioning;
using Workshop.Scripting.Directives;

namespace Workshop.Scripting.Packages;

/// <summary>The packages of one engine. Only an installation that succeeds as a whole changes anything.</summary>
/// <remarks>Not thread-safe; the engine runs one cell at a time. <c>nuget.config</c> is read at each installation.</remarks>
internal sealed class PackageSession(string workingDirectory)
{
    private const int DownloadsAtATime = 4;

    private readonly Dictionary<string, NuGetVersion> _loaded = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _answered = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _sources = [];

    /// <summary>Installs what is wanted and not loaded yet.</summary>
    /// <returns>What is new; null when all is loaded.</returns>
    /// <exception cref="DirectiveException">A source or a version is not one, or another version is loaded.</exception>
    /// <exception cref="PackageException">A package cannot be had.</exception>
    internal async Task<PackageAssets?> InstallAsync(PackageDirectives wanted, PackageProgress progress, CancellationToken cancellationToken)
    {
        var sources = _sources.Concat(wanted.Sources.Select(FullSource)).Distinct(StringComparer.Ordinal).ToList();
        var roots = wanted.Packages.Where(IsOpen).Select(request => (Request: request, Range: PackageVersion.Parse(request))).ToList();
        var assets = roots.Count == 0 ? null : await InstallAsync(roots, sources, progress, cancellationToken).ConfigureAwait(false);
        _sources.Clear();
        _sources.AddRange(sources);
        _answered.UnionWith(wanted.Packages.Select(KeyOf));
        return assets;
    }

    private static string KeyOf(PackageRequest request) => $"{request.Id} {request.Version}";

    private async Task<PackageAssets> InstallAsync(
        List<(PackageRequest Request, VersionRange Range)> roots, List<string> sources, PackageProgress progress, CancellationToken cancellationToken)
    {
        progress.Show($"Installing {string.Join(", ", roots.Select(root => root.Request.Id).Distinct(StringComparer.OrdinalIgnoreCase))} …");
        var settings = ReadSettings(roots[0].Request.Id);
        var folders = FindFolders(roots[0].Request.Id, settings);
        using var catalogue = new PackageCatalogue(settings, folders, new PackageSources(settings, sources));
        var demands = await Task.WhenAll(roots.Select(async root => new PackageGraph.Demand(
            root.Request.Id,
            root.Range.IsFloating
                ? new VersionRange(await catalogue.FindBestAsync(root.Request.Id, root.Range, cancellationToken).ConfigureAwait(false))
                : root.Range,
            "The notebook"))).ConfigureAwait(false);
        var versions = await new PackageGraph(catalogue, _loaded).ResolveAsync(demands, cancellationToken).ConfigureAwait(false);
        var installed = await FetchAsync(versions, Names(roots, versions), catalogue, progress, cancellationToken).ConfigureAwait(false);
        var assets = Select(versions, folders);
        foreach (var (id, version) in versions)
            _loaded[id] = version;
        var silent = await catalogue.SilentSourcesAsync().ConfigureAwait(false);
        progress.Show(silent.Count == 0 ? installed : $"{installed}. No answer from {string.Join(", ", silent)}.");
        return assets;
    }

    private static async Task<string> FetchAsync(
        IReadOnlyDictionary<string, NuGetVersion> versions,
        List<string> names,
        PackageCatalogue catalogue,
        PackageProgress progress,
        CancellationToken cancellationToken)
    {
        var (gate, done, text) = (new Lock(), 0, string.Join(", ", names));
        progress.Show($"Installing {text} …");
        await Parallel.ForEachAsync(
            versions,
            new ParallelOptions { MaxDegreeOfParallelism = DownloadsAtATime, CancellationToken = cancellationToken },
            async (package, token) =>
            {
                if (!await catalogue.InstallAsync(package.Key, package.Value, token).ConfigureAwait(false))
                    return;
                lock (gate)
                    progress.Show($"Installing {text} … ({++done} fetched)");
            }).ConfigureAwait(false);
        var dependencies = versions.Count - names.Count;
        return dependencies switch
        {
            0 => $"Installed {text}",
            1 => $"Installed {text} (+ 1 dependency)",
            _ => $"Installed {text} (+ {dependencies} dependencies)",
        };
    }

    private static List<string> Names(List<(PackageRequest Request, VersionRange Range)> roots, IReadOnlyDictionary<string, NuGetVersion> versions) =>
        [.. roots.DistinctBy(root => root.Request.Id, StringComparer.OrdinalIgnoreCase).Select(root =>
        {
            var version = versions[root.Request.Id];
            var isAsked = root.Range.IsFloating || !PackageVersion.IsExact(root.Range) || root.Range.MinVersion == version;
            return isAsked ? $"{root.Request.Id} {version}" : $"{root.Request.Id} {version} (in place of {root.Range.MinVersion})";
        })];

    private static PackageAssets Select(IReadOnlyDictionary<string, NuGetVersion> versions, PackageFolders folders)
    {
        var selection = new AssetSelection();
        foreach (var (id, version) in versions)
            selection.Add(id, version, folders.Find(id, version)!);
        return selection.Finish();
    }

    private ISettings ReadSettings(string id)
    {
        try
        {
            return Settings.LoadDefaultSettings(workingDirectory);
        }
        catch (NuGetConfigurationException exception)
        {
            throw new PackageException(id, $"Package '{id}' was not looked for, since nuget.config cannot be read: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }

    // What nuget.config says is a full path by now. A variable, which wins over it, need not be one.
    private static PackageFolders FindFolders(string id, ISettings settings)
    {
        try
        {
            return new PackageFolders(settings);
        }
        catch (NuGetConfigurationException exception)
        {
            throw new PackageException(
                id,
                $"Package '{id}' was not looked for, since an environment variable names no folder: {exception.Message.ReplaceLineEndings(" ")} "
                + "Correct or unset it, and start the kernel or the tool anew.",
                exception);
        }
    }

    private string FullSource(SourceRequest request)
    {
        if (Uri.TryCreate(request.Source, UriKind.Absolute, out var uri) && !uri.IsFile)
        {
            return uri.Scheme is "http" or "https"
                ? request.Source
                : throw new DirectiveException("PackageError", request.Place, $"'{request.Source}' is no source: a folder, an http or an https URL is.");
        }

        var folder = Path.GetFullPath(uri?.LocalPath ?? request.Source, workingDirectory);
        return Directory.Exists(folder)
            ? folder
            : throw new DirectiveException("PackageError", request.Place, $"The source '{request.Source}' does not exist: there is no folder {folder}.");
    }

    private bool IsOpen(PackageRequest request)
    {
        if (_answered.Contains(KeyOf(request)))
            return false;
        var range = PackageVersion.Parse(request);
        if (TargetPlatform.Contains(request.Id, range.MinVersion))
            return false;
        if (!_loaded.TryGetValue(request.Id, out var loaded))
            return true;
        return PackageVersion.Accepts(range, loaded)
            ? false
            : throw new DirectiveException(
                "PackageError",
                request.Place,
                $"Package '{request.Id}' is loaded in version {loaded}; another one needs a restart of the notebook.");
    }
}
