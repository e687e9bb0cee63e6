using System.Globalization;
using System.Text.Json.Nodes;
using Workshop.Notebooks;

namespace Workshop.Publishing.Slides;

/// <summary>Which lines of a cell's code a slide points at, one step after the other.</summary>
public static class LineSteps
{
    /// <summary>Whether the cell names steps that cannot be read, or that point at lines which it does not have.</summary>
    public static bool AreUnreadable(NotebookCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return Named(cell) is not null && Of(cell).Count == 0;
    }

    /// <summary>
    /// The steps that the cell's metadata <c>"workshop": {"lines": "1-3|5|7,9"}</c> names, each the numbers of its lines from 1.
    /// Empty without, or if it cannot be read.
    /// </summary>
    internal static IReadOnlyList<IReadOnlyList<int>> Of(NotebookCell cell)
    {
        if (Named(cell) is not JsonValue value || !value.TryGetValue(out string? text))
            return [];
        var lines = cell.Source.TrimEnd('\n').Split('\n').Length;
        var steps = text.Split('|').Select(step => step.Split(',').SelectMany(part => Range(part, lines)).ToList()).ToList();
        return steps.TrueForAll(step => step.Count > 0) ? steps : [];
    }

    private static JsonNode? Named(NotebookCell cell) => (cell.Metadata["workshop"] as JsonObject)?["lines"];

    private static IEnumerable<int> Range(string part, int lines)
    {
        var ends = part.Split('-');
        return ends.Length <= 2 && Number(ends[0]) is { } first && Number(ends[^1]) is { } last && first <= last && last <= lines
            ? Enumerable.Range(first, last - first + 1)
            : [];
    }

    private static int? Number(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
