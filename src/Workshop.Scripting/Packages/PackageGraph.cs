using NuGet.Packaging.Core;
using NuGet.Versioning;

namespace Workshop.Scripting.Packages;

/// <summary>Chooses one version of each package: the lowest that suits all who need it, beside what is loaded.</summary>
internal sealed class PackageGraph(PackageCatalogue catalogue, IReadOnlyDictionary<string, NuGetVersion> loaded)
{
    // Each pass raises a version or ends; no real graph comes near.
    private const int MostPasses = 100;

    private readonly Dictionary<string, NuGetVersion> _chosen = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Id, NuGetVersion Version), IReadOnlyList<PackageDependency>> _dependencies = [];

    /// <summary>All packages that the roots need, save those that are loaded or part of the platform.</summary>
    /// <exception cref="PackageException">A package is missing, no version suits all, or another one is loaded.</exception>
    internal async Task<IReadOnlyDictionary<string, NuGetVersion>> ResolveAsync(IReadOnlyList<Demand> roots, CancellationToken cancellationToken)
    {
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var demands = await CollectAsync(roots, cancellationToken).ConfigureAwait(false);
            if (!await RaiseAsync(demands, cancellationToken).ConfigureAwait(false))
                return demands.Keys.ToDictionary(id => id, id => _chosen[id], StringComparer.OrdinalIgnoreCase);
        }

        throw new PackageException(roots[0].Id, $"No versions of the packages that {roots[0].Id} needs suit each other. Ask for other versions.");
    }

    // Walks from the roots along the versions chosen so far; the packages of one distance are asked for at the same time.
    private async Task<Dictionary<string, List<Demand>>> CollectAsync(IReadOnlyList<Demand> roots, CancellationToken cancellationToken)
    {
        var demands = new Dictionary<string, List<Demand>>(StringComparer.OrdinalIgnoreCase);
        for (var next = roots; next.Count > 0;)
        {
            var reached = new List<string>();
            foreach (var demand in next.Where(IsOpen))
            {
                if (demands.TryGetValue(demand.Id, out var others))
                {
                    others.Add(demand);
                    continue;
                }

                demands[demand.Id] = [demand];
                reached.Add(demand.Id);
            }

            var found = await Task.WhenAll(reached.Select(id => ExpandAsync(id, demands[id], cancellationToken))).ConfigureAwait(false);
            foreach (var (id, version, needs) in found)
            {
                _chosen[id] = version;
                _dependencies[(id, version)] = needs;
            }

            next = [.. found.SelectMany(package => package.Needs.Select(need => new Demand(need.Id, need.VersionRange, $"{package.Id} {package.Version}")))];
        }

        return demands;
    }

    private async Task<(string Id, NuGetVersion Version, IReadOnlyList<PackageDependency> Needs)> ExpandAsync(
        string id, List<Demand> demands, CancellationToken cancellationToken)
    {
        var version = _chosen.GetValueOrDefault(id) ?? await BestAsync(id, demands, cancellationToken).ConfigureAwait(false);
        var needs = _dependencies.GetValueOrDefault((id, version))
            ?? await catalogue.DependenciesAsync(id, version, cancellationToken).ConfigureAwait(false);
        return (id, version, needs);
    }

    private async Task<bool> RaiseAsync(Dictionary<string, List<Demand>> demands, CancellationToken cancellationToken)
    {
        var changed = false;
        foreach (var (id, all) in demands)
        {
            if (all.TrueForAll(demand => demand.Range.Satisfies(_chosen[id])))
                continue;
            _chosen[id] = await BestAsync(id, all, cancellationToken).ConfigureAwait(false);
            changed = true;
        }

        return changed;
    }

    private async Task<NuGetVersion> BestAsync(string id, List<Demand> demands, CancellationToken cancellationToken)
    {
        var common = demands is [var only] ? only.Range : VersionRange.CommonSubSet(demands.Select(demand => demand.Range));
        return common.Equals(VersionRange.None)
            ? throw new PackageException(id, $"No version of package '{id}' suits all: {string.Join("; ", demands.Select(demand => demand.ToString()))}. Ask for other versions.")
            : await catalogue.FindBestAsync(id, common, cancellationToken).ConfigureAwait(false);
    }

    // Not what the platform has, and not what is loaded, if that will do.
    private bool IsOpen(Demand demand)
    {
        if (TargetPlatform.Contains(demand.Id, demand.Range.MinVersion))
            return false;
        if (!loaded.TryGetValue(demand.Id, out var version))
            return true;
        return demand.Range.Satisfies(version)
            ? false
            : throw new PackageException(demand.Id, $"{demand}, but version {version} is loaded. Restart the notebook, and ask for both packages in one cell.");
    }

    /// <summary>Somebody needs a package.</summary>
    /// <param name="Id">The package.</param>
    /// <param name="Range">The versions that will do.</param>
    /// <param name="By">Who needs it.</param>
    internal sealed record Demand(string Id, VersionRange Range, string By)
    {
        /// <inheritdoc/>
        public override string ToString() => $"{By} needs {Id} {Range.PrettyPrint()}";
    }
}
