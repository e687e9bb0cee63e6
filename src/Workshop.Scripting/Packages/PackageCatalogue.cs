using System.Collections.Concurrent;
using NuGet.Common;
using NuGet.Configuration;
using NuGet.Frameworks;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Packaging.Signing;
using NuGet.Protocol.Core.Types;
using NuGet.Versioning;

namespace Workshop.Scripting.Packages;

/// <summary>What packages there are, in the folders and at the sources, for the length of one installation.</summary>
/// <remarks>Thread-safe. The folders are asked first: what is installed needs no network.</remarks>
internal sealed class PackageCatalogue(ISettings settings, PackageFolders folders, PackageSources sources) : IDisposable
{
    private readonly SourceCacheContext _cache = new();
    private readonly ConcurrentDictionary<string, Task<IReadOnlyList<Offer>>> _offers = new(StringComparer.OrdinalIgnoreCase);

    public void Dispose() => _cache.Dispose();

    /// <summary>The best version in a range: the lowest, as restore takes it, or the highest of a floating one.</summary>
    /// <exception cref="PackageException">No source has one.</exception>
    internal async Task<NuGetVersion> FindBestAsync(string id, VersionRange range, CancellationToken cancellationToken)
    {
        if (!range.IsFloating && range is { HasLowerBound: true, IsMinInclusive: true } && folders.Holds(id, range.MinVersion!))
            return range.MinVersion!;
        var offers = await OffersAsync(id, cancellationToken).ConfigureAwait(false);
        var best = await FindBestAsync(id, range, offers, cancellationToken).ConfigureAwait(false);
        if (best is null)
        {
            // NuGet remembers for half an hour what a source has; what is missing may have come since.
            _offers[id] = AskAllAsync(id, _cache.WithRefreshCacheTrue(), cancellationToken);
            offers = await OffersAsync(id, cancellationToken).ConfigureAwait(false);
            best = await FindBestAsync(id, range, offers, cancellationToken).ConfigureAwait(false);
        }

        // Without any answer, what is installed must do.
        if (best is null && offers.All(offer => offer.Failure is not null))
            best = range.FindBestMatch(folders.Versions(id));
        return best ?? throw NotFound(id, range, offers);
    }

    /// <summary>The sources that were asked and did not answer.</summary>
    internal async Task<IReadOnlyList<string>> SilentSourcesAsync()
    {
        var offers = await Task.WhenAll(_offers.Values).ConfigureAwait(false);
        return [.. offers.SelectMany(of => of).Where(offer => offer.Failure is not null).Select(offer => offer.Name).Distinct()];
    }

    /// <summary>What a package needs on this platform.</summary>
    internal async Task<IReadOnlyList<PackageDependency>> DependenciesAsync(string id, NuGetVersion version, CancellationToken cancellationToken)
    {
        IReadOnlyList<PackageDependencyGroup> groups;
        if (folders.Holds(id, version))
        {
            groups = folders.Dependencies(id, version);
        }
        else
        {
            groups = await AskAsync(
                id,
                version,
                async resource => (await resource.GetDependencyInfoAsync(id, version, _cache, NullLogger.Instance, cancellationToken).ConfigureAwait(false)
                    ?? throw new FatalProtocolException("It lists the package but does not describe it.")).DependencyGroups,
                cancellationToken).ConfigureAwait(false);
        }

        var nearest = TargetPlatform.Frameworks.Select(framework => NuGetFrameworkUtility.GetNearest(groups, framework)).FirstOrDefault(group => group is not null);
        return nearest is null ? [] : [.. nearest.Packages];
    }

    /// <summary>Puts a package into the global folder, unless it is there.</summary>
    /// <returns>Whether it had to be fetched.</returns>
    internal async Task<bool> InstallAsync(string id, NuGetVersion version, CancellationToken cancellationToken)
    {
        if (folders.Holds(id, version))
            return false;
        var identity = new PackageIdentity(id, version);
        var extraction = new PackageExtractionContext(
            PackageSaveMode.Defaultv3, XmlDocFileSaveMode.None, ClientPolicyContext.GetClientPolicy(settings, NullLogger.Instance), NullLogger.Instance);
        return await AskAsync(
            id,
            version,
            async resource =>
            {
                using var downloader = await resource.GetPackageDownloaderAsync(identity, _cache, NullLogger.Instance, cancellationToken).ConfigureAwait(false)
                    ?? throw new FatalProtocolException("It lists the package but does not hand it out.");
                return await PackageExtractor.InstallFromSourceAsync(identity, downloader, folders.Destination, extraction, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<T> AskAsync<T>(string id, NuGetVersion version, Func<FindPackageByIdResource, Task<T>> question, CancellationToken cancellationToken)
    {
        var offers = await OffersAsync(id, cancellationToken).ConfigureAwait(false);
        var offer = offers.FirstOrDefault(offer => offer.Versions.Contains(version)) ?? throw NotFound(id, new VersionRange(version), offers);
        try
        {
            return await question(await ResourceAsync(offer.Source, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PackageException(id, $"Package '{id}' {version} could not be had from source '{offer.Name}': {Reason(exception)} Run the cell again.", exception);
        }
    }

    private static async Task<FindPackageByIdResource> ResourceAsync(SourceRepository source, CancellationToken cancellationToken) =>
        await source.GetResourceAsync<FindPackageByIdResource>(cancellationToken).ConfigureAwait(false)
        ?? throw new FatalProtocolException("It is no package source that NuGet knows.");

    private Task<IReadOnlyList<Offer>> OffersAsync(string id, CancellationToken cancellationToken) =>
        _offers.GetOrAdd(id, id => AskAllAsync(id, _cache, cancellationToken));

    private async Task<IReadOnlyList<Offer>> AskAllAsync(string id, SourceCacheContext cache, CancellationToken cancellationToken) =>
        await Task.WhenAll(sources.For(id).Select(source => OfferAsync(source, id, cache, cancellationToken))).ConfigureAwait(false);

    private static async Task<Offer> OfferAsync(SourceRepository source, string id, SourceCacheContext cache, CancellationToken cancellationToken)
    {
        try
        {
            var resource = await ResourceAsync(source, cancellationToken).ConfigureAwait(false);
            var versions = await resource.GetAllVersionsAsync(id, cache, NullLogger.Instance, cancellationToken).ConfigureAwait(false);
            return new Offer(source, [.. versions], null);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return new Offer(source, [], Reason(exception));
        }
    }

    private async Task<NuGetVersion?> FindBestAsync(string id, VersionRange range, IReadOnlyList<Offer> offers, CancellationToken cancellationToken)
    {
        var versions = await Task.WhenAll(offers.Select(offer => range.IsFloating ? ListedAsync(offer, id, cancellationToken) : Task.FromResult(offer.Versions)))
            .ConfigureAwait(false);
        return range.FindBestMatch(versions.SelectMany(of => of));
    }

    // Who names no version must not get one that its author withdrew; a source that does not tell is taken at its word.
    private async Task<IReadOnlyList<NuGetVersion>> ListedAsync(Offer offer, string id, CancellationToken cancellationToken)
    {
        if (offer.Versions.Count == 0)
            return [];
        try
        {
            var resource = await offer.Source.GetResourceAsync<MetadataResource>(cancellationToken).ConfigureAwait(false);
            return resource is null
                ? offer.Versions
                : [.. await resource.GetVersions(id, includePrerelease: true, includeUnlisted: false, _cache, NullLogger.Instance, cancellationToken).ConfigureAwait(false)];
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return offer.Versions;
        }
    }

    private static PackageException NotFound(string id, VersionRange range, IReadOnlyList<Offer> offers)
    {
        if (offers.Count == 0)
            return new PackageException(id, $"Package '{id}' was asked of nobody: nuget.config has no source for it. Add one there, or by #i \"nuget:SOURCE\".");
        var asked = $"Sources asked: {string.Join(", ", offers.Select(offer => offer.Name))}.";
        if (offers.FirstOrDefault(offer => offer.Failure is not null) is { } failed)
        {
            return new PackageException(
                id,
                $"Package '{id}' was not found, and source '{failed.Name}' did not answer: {failed.Failure} {asked} "
                + "Look at the network and at nuget.config, and run the cell again.");
        }

        var newest = offers.SelectMany(offer => offer.Versions).Max();
        return new PackageException(
            id,
            newest is null ? $"Package '{id}' was not found. {asked} Check its name, or add a source by #i \"nuget:SOURCE\"."
            : range is { IsFloating: true, Float.IncludePrerelease: false } && offers.All(offer => offer.Versions.All(version => version.IsPrerelease))
                ? $"Package '{id}' has only prereleases, the newest is {newest}. {asked} Write #r \"nuget:{id}, *-*\" to take it."
            : $"Package '{id}' has no version {range.OriginalString ?? range.PrettyPrint()}, the newest is {newest}. {asked}");
    }

    private static string Reason(Exception exception)
    {
        var message = exception.GetBaseException().Message.ReplaceLineEndings(" ").Trim();
        return message is [.., '.'] ? message : message + ".";
    }

    /// <summary>What one source has of one package, or why it did not say.</summary>
    private sealed record Offer(SourceRepository Source, IReadOnlyList<NuGetVersion> Versions, string? Failure)
    {
        internal string Name => Source.PackageSource.Name;
    }
}
