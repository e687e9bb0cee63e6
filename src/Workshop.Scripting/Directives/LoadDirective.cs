using System.Text.RegularExpressions;

namespace Workshop.Scripting.Directives;

/// <summary><c>#load "FILE"</c>.</summary>
internal static partial class LoadDirective
{
    /// <summary>The file that a line loads; null when it loads none.</summary>
    internal static string? FileOf(string line) => Line().Match(line) is { Success: true } match ? match.Groups["file"].Value : null;

    [GeneratedRegex("""^\s*#\s*load\s+"(?<file>[^"]*)"\s*(//.*)?$""", RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
