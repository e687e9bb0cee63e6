using System.Reflection;
using System.Runtime.InteropServices;
using NuGet.Client;
using NuGet.Frameworks;
using NuGet.RuntimeModel;
using NuGet.Versioning;
using Workshop.Scripting.Compilation;
using Workshop.Scripting.Execution;

namespace Workshop.Scripting.Packages;

/// <summary>What packages must fit: this .NET on this system.</summary>
internal static class TargetPlatform
{
    /// <summary>The framework; and .NET Framework, whose libraries the SDK also accepts when a package has nothing better.</summary>
    internal static readonly IReadOnlyList<NuGetFramework> Frameworks =
        [NuGetFramework.Parse($"net{Environment.Version.Major}.0"), NuGetFramework.Parse("net481")];

    // Packages that are nothing but the platform, under names that no assembly has.
    private static readonly HashSet<string> PlatformOnly = new(StringComparer.OrdinalIgnoreCase)
    {
        "NETStandard.Library", "Microsoft.NETCore.App", "Microsoft.NETCore.Platforms", "Microsoft.NETCore.Targets",
    };

    internal static string RuntimeIdentifier { get; } =
        $"{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : IsMusl ? "linux-musl" : "linux")}-{Architecture}";

    /// <summary>NuGet's rules for choosing among a package's folders.</summary>
    internal static ManagedCodeConventions Conventions { get; } = new(RuntimeIdentifiers());

    /// <summary>Whether the platform, or the engine, has what a package of this version holds, so that it need not even be fetched.</summary>
    /// <param name="id">The package.</param>
    /// <param name="version">The least version wanted; null for any.</param>
    internal static bool Contains(string id, NuGetVersion? version)
    {
        if (PlatformOnly.Contains(id) || NotebookLoadContext.IsShared(id))
            return true;
        return PlatformReferences.Find(id) is { } file
            && (version is null || AssemblyName.GetAssemblyName(file).Version is { } own && (own.Major, own.Minor).CompareTo((version.Major, version.Minor)) >= 0);
    }

    /// <summary>Whether an assembly of a package is to be left out, because the platform's or the engine's own is used.</summary>
    internal static bool ContainsAssembly(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return NotebookLoadContext.IsShared(name)
            || PlatformReferences.Find(name) is { } own && AssemblyName.GetAssemblyName(own).Version >= AssemblyName.GetAssemblyName(file).Version;
    }

    private static bool IsMusl => RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal)
        || RuntimeInformation.RuntimeIdentifier.StartsWith("alpine", StringComparison.Ordinal);

    private static string Architecture => RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    // The portable identifiers, from the most special to "any", as the SDK knows them.
    private static RuntimeGraph RuntimeIdentifiers()
    {
        var unix = OperatingSystem.IsWindows() ? [] : (string[])[$"unix-{Architecture}", "unix"];
        string[] linux = OperatingSystem.IsLinux() ? [$"linux-{Architecture}", "linux"] : [];
        string[] own = [RuntimeIdentifier, RuntimeIdentifier[..RuntimeIdentifier.LastIndexOf('-')]];
        string[] chain = [.. own.Concat(linux).Concat(unix).Append("any").Distinct()];
        return new RuntimeGraph(chain.Select((name, i) => new RuntimeDescription(name, chain[(i + 1)..])));
    }
}
