using NuGet.Versioning;
using Workshop.Scripting.Directives;

namespace Workshop.Scripting.Packages;

/// <summary>The version that a <c>#r</c> asks for.</summary>
internal static class PackageVersion
{
    /// <summary>The versions that will do. A plain version is the least one, as in a project file.</summary>
    /// <exception cref="DirectiveException">What is written is not a version.</exception>
    internal static VersionRange Parse(PackageRequest request)
    {
        var text = request.Version switch
        {
            null => "*",
            "prerelease" or "preview" => "*-*",
            var version => version,
        };
        return VersionRange.TryParse(text, out var range)
            ? range
            : throw new DirectiveException(
                "PackageError", request.Place, $"'{text}' is not a version. Versions look like 1.2.3, 1.2.*, *-* (with prereleases) or [1.0, 2.0).");
    }

    /// <summary>Whether one version was named, rather than a range.</summary>
    internal static bool IsExact(VersionRange range) => !range.IsFloating && NuGetVersion.TryParse(range.OriginalString, out _);

    /// <summary>Whether a version that is loaded is what was asked for.</summary>
    internal static bool Accepts(VersionRange range, NuGetVersion loaded) =>
        IsExact(range) ? range.MinVersion == loaded
        : range.IsFloating ? range.Float!.Satisfies(loaded) || range.OriginalString == "*"
        : range.Satisfies(loaded);
}
