using System.Text.RegularExpressions;
using Workshop.Scripting.Directives;

namespace Workshop.Scripting.LanguageServices;

/// <summary>What could stand in a line that begins with <c>#</c>: commands, files, packages.</summary>
internal static partial class DirectiveCompletion
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <returns>Null when the line is C#.</returns>
    internal static Completion? Complete(string code, int position, string workingDirectory)
    {
        var line = code[(code.LastIndexOf('\n', Math.Max(position - 1, 0), position) + 1)..position];
        if (!line.AsSpan().TrimStart().StartsWith("#", StringComparison.Ordinal))
            return null;
        if (Command().Match(line) is { Success: true } command)
            return List(code, position, command.Groups["typed"].Length, Commands());
        if (PackageVersion().Match(line) is { Success: true } version)
            return List(code, position, version.Groups["typed"].Length, PackageNames.Versions(version.Groups["id"].Value.Trim(), workingDirectory));
        if (Package().Match(line) is { Success: true } package)
            return List(code, position, package.Groups["typed"].Length, PackageNames.Ids(workingDirectory));
        if (Library().Match(line) is { Success: true } library)
            return List(code, position, library.Groups["typed"].Length, FileNames.Libraries(library.Groups["typed"].Value, workingDirectory));
        if (Script().Match(line) is { Success: true } script)
            return List(code, position, script.Groups["typed"].Length, FileNames.Scripts(script.Groups["typed"].Value, workingDirectory));
        return line.Contains('"', StringComparison.Ordinal) ? new Completion([], position, position) : null;
    }

    // Without the "#!", which is there already.
    private static IEnumerable<CompletionCandidate> Commands() =>
        MagicCommand.All.Select(command => new CompletionCandidate(command.Name[2..], "keyword", command.Help)).OrderBy(command => command.Text, StringComparer.Ordinal);

    private static Completion List(string code, int position, int length, IEnumerable<CompletionCandidate> all)
    {
        var start = position - length;
        var typed = code[start..position];
        var end = code.AsSpan(position).IndexOfAny('"', '\n', '\r');
        end = end < 0 ? code.Length : position + end;
        var fitting = all.Where(c => c.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).Take(300);
        return new Completion([.. fitting], start, end);
    }

    [GeneratedRegex(@"^\s*#!(?<typed>[\w-]*)$", Options)]
    private static partial Regex Command();

    [GeneratedRegex(@"^\s*#r\s+""nuget:\s*(?<id>[^,""]+),\s*(?<typed>[^,""]*)$", Options)]
    private static partial Regex PackageVersion();

    [GeneratedRegex(@"^\s*#r\s+""nuget:\s*(?<typed>[^,""]*)$", Options)]
    private static partial Regex Package();

    [GeneratedRegex(@"^\s*#r\s+""(?<typed>[^""]*)$", Options)]
    private static partial Regex Library();

    [GeneratedRegex(@"^\s*(#load\s+""|#!import\s+""?)(?<typed>[^""]*)$", Options)]
    private static partial Regex Script();
}
