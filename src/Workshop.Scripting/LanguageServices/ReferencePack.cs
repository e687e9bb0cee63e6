namespace Workshop.Scripting.LanguageServices;

/// <summary>The SDK's description of the platform: assemblies without code, and their documentation.</summary>
internal static class ReferencePack
{
    /// <summary>The folder of the running platform's version, else the newest one for it; null when no SDK is installed.</summary>
    internal static string? Find()
    {
        var version = Environment.Version;
        return Roots()
            .Select(root => Path.Combine(root, "packs", "Microsoft.NETCore.App.Ref"))
            .Where(Directory.Exists)
            .SelectMany(Directory.EnumerateDirectories)
            .Select(pack => (Pack: Path.Combine(pack, "ref", $"net{version.Major}.{version.Minor}"), Version: VersionOf(pack)))
            .Where(p => Directory.Exists(p.Pack))
            .OrderByDescending(p => p.Version == version)
            .ThenByDescending(p => p.Version)
            .Select(p => p.Pack)
            .FirstOrDefault();
    }

    private static IEnumerable<string> Roots()
    {
        // …/shared/Microsoft.NETCore.App/10.0.0/System.Private.CoreLib.dll
        var platform = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        yield return Path.GetFullPath(Path.Combine(platform, "..", "..", ".."));
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root)
            yield return root;
    }

    private static Version VersionOf(string pack) =>
        Version.TryParse(Path.GetFileName(pack).Split('-')[0], out var version) ? version : new Version();
}
