using System.Globalization;
using System.Text.RegularExpressions;
using Workshop.Cli.Execution;

namespace Workshop.Cli.Reporting;

/// <summary>The lines of a cell that a failure is about.</summary>
internal static partial class SourceQuote
{
    private const int MostLinesWithoutPlace = 5;

    /// <summary>The line in which the cell failed, with its number; without a known line, how the cell begins.</summary>
    internal static IEnumerable<string> Of(CellFailure failure)
    {
        var lines = failure.Source.Split('\n');
        if (FailingLine(failure) is { } number && number <= lines.Length)
            return [Quote(number, lines[number - 1], number)];
        var end = lines.Length > MostLinesWithoutPlace ? [$"      … {lines.Length - MostLinesWithoutPlace} lines more"] : Array.Empty<string>();
        return lines.Take(MostLinesWithoutPlace).Select((line, index) => Quote(index + 1, line, MostLinesWithoutPlace)).Concat(end);
    }

    private static string Quote(int number, string line, int widest)
    {
        var width = widest.ToString(CultureInfo.InvariantCulture).Length;
        return $"    {number.ToString(CultureInfo.InvariantCulture).PadLeft(width)} | {line}";
    }

    // The deepest frame inside the failing cell itself; frames of earlier cells' functions come before it.
    private static int? FailingLine(CellFailure failure) => failure.Error.Trace.Prepend(failure.Error.Message)
        .Select(line => Place().Match(line))
        .Where(place => place.Success && place.Groups["cell"].Value == failure.Cell.ToString(CultureInfo.InvariantCulture))
        .Select(place => int.Parse(place.Groups["line"].Value, CultureInfo.InvariantCulture))
        .Cast<int?>()
        .FirstOrDefault();

    // As the engine names places.
    [GeneratedRegex(@"\bcell (?<cell>\d+), line (?<line>\d+)")]
    private static partial Regex Place();
}
