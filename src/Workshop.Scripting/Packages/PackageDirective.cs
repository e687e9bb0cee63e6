using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Workshop.Scripting.Directives;

namespace Workshop.Scripting.Packages;

/// <summary>A package that a cell asks for: <c>#r "nuget:Name, 1.2.3"</c>.</summary>
/// <param name="Id">The package's name.</param>
/// <param name="Version">As written: exact, floating, a range; null for the newest stable one.</param>
/// <param name="Place">Where it is asked for.</param>
internal sealed record PackageRequest(string Id, string? Version, SourcePlace Place);

/// <summary>A source that a cell adds: <c>#i "nuget:SOURCE"</c>.</summary>
/// <param name="Source">A folder or a URL.</param>
/// <param name="Place">Where it is added.</param>
internal sealed record SourceRequest(string Source, SourcePlace Place);

/// <summary>What the package directives of a cell, and of the files that it loads, ask for.</summary>
internal sealed class PackageDirectives
{
    internal List<PackageRequest> Packages { get; } = [];

    internal List<SourceRequest> Sources { get; } = [];

    internal bool IsEmpty => Packages.Count == 0 && Sources.Count == 0;
}

/// <summary>Reads one line as a package directive.</summary>
internal static partial class PackageDirective
{
    private const string Forms = "Write #r \"nuget:Name\" or #r \"nuget:Name, 1.2.3\".";

    /// <summary>Adds what the line asks for; false when it is not about packages.</summary>
    /// <exception cref="DirectiveException">The line is about packages but makes no sense.</exception>
    internal static bool TryRead(SourcePlace place, PackageDirectives into)
    {
        if (!IsOne(place.Text, out var kind, out var argument))
            return false;
        if (kind == "i")
        {
            into.Sources.Add(argument.Length > 0
                ? new SourceRequest(argument, place)
                : throw new DirectiveException(place, "The source is missing. Write #i \"nuget:SOURCE\" with a folder or a URL."));
            return true;
        }

        var parts = argument.Split(',', StringSplitOptions.TrimEntries);
        // A range holds a comma of its own: [1.0, 2.0).
        if (parts.Length == 3 && parts[1] is ['[' or '(', ..])
            parts = [parts[0], $"{parts[1]}, {parts[2]}"];
        if (parts.Length > 2 || !Id().IsMatch(parts[0]))
            throw new DirectiveException(place, $"'{argument}' is not a package's name, with or without a version. {Forms}");
        into.Packages.Add(new PackageRequest(parts[0], parts is [_, { Length: > 0 } version] ? version : null, place));
        return true;
    }

    /// <summary>Whether a line is a package directive, wherever it stands.</summary>
    internal static bool IsOne(string line) => IsOne(line, out _, out _);

    private static bool IsOne(string line, [NotNullWhen(true)] out string? kind, [NotNullWhen(true)] out string? argument)
    {
        var match = Line().Match(line);
        (kind, argument) = match.Success ? (match.Groups["kind"].Value, match.Groups["argument"].Value.Trim()) : (null, null);
        return match.Success;
    }

    [GeneratedRegex("""^\s*#\s*(?<kind>[ri])\s+"\s*nuget\s*:(?<argument>[^"]*)"\s*(//.*)?$""", RegexOptions.IgnoreCase)]
    private static partial Regex Line();

    [GeneratedRegex(@"^\w+([_.-]\w+)*$")]
    private static partial Regex Id();
}
