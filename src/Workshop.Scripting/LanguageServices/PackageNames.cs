using NuGet.Configuration;
using NuGet.Versioning;

namespace Workshop.Scripting.LanguageServices;

/// <summary>The packages that are on this machine already. Asks no server.</summary>
internal static class PackageNames
{
    internal static IEnumerable<CompletionCandidate> Ids(string workingDirectory) =>
        Folders(GlobalFolder(workingDirectory))
            .Order(StringComparer.OrdinalIgnoreCase)
            .Select(id => new CompletionCandidate(id, "module", null));

    /// <summary>The newest first.</summary>
    internal static IEnumerable<CompletionCandidate> Versions(string id, string workingDirectory)
    {
        if (id.AsSpan().ContainsAny('/', '\\') || id.Contains("..", StringComparison.Ordinal) || GlobalFolder(workingDirectory) is not { } folder)
            return [];
        return Folders(Path.Combine(folder, id.ToLowerInvariant()))
            .Select(name => NuGetVersion.TryParse(name, out var version) ? version : null)
            .OfType<NuGetVersion>()
            .OrderDescending()
            .Select(version => new CompletionCandidate(version.ToNormalizedString(), "constant", null));
    }

    private static string? GlobalFolder(string workingDirectory)
    {
        try
        {
            return SettingsUtility.GetGlobalPackagesFolder(Settings.LoadDefaultSettings(workingDirectory));
        }
        catch (NuGetConfigurationException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Folders(string? parent)
    {
        try
        {
            return Directory.Exists(parent) ? [.. Directory.EnumerateDirectories(parent).Select(d => Path.GetFileName(d)).Where(n => !n.StartsWith('.'))] : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }
}
