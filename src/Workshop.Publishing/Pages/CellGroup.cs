using System.Text.Json.Nodes;
using Workshop.Notebooks;

namespace Workshop.Publishing.Pages;

/// <summary>A cell, or consecutive cells that stand side by side.</summary>
/// <param name="Cells">The cells, at least one.</param>
/// <param name="Columns">How many columns they fill; 1 for a single cell.</param>
internal sealed record CellGroup(IReadOnlyList<ParsedCell> Cells, int Columns)
{
    // Three columns are the most that stay readable on a slide.
    private const int MostColumns = 3;

    /// <summary>Groups cells by their metadata <c>"workshop": {"columns": N, "column": k}</c>.</summary>
    internal static IEnumerable<CellGroup> Of(IEnumerable<ParsedCell> cells)
    {
        var open = new List<ParsedCell>();
        var columns = 1;
        foreach (var cell in cells)
        {
            var (wanted, column) = ColumnsOf(cell.Cell);
            var continues = open.Count > 0 && wanted == columns && wanted > 1
                && column >= ColumnsOf(open[^1].Cell).Column
                && cell.Cell.SlideType is SlideType.Continuation or SlideType.Fragment;
            if (open.Count > 0 && !continues)
            {
                yield return new CellGroup([.. open], columns);
                open.Clear();
            }
            columns = wanted;
            open.Add(cell);
        }
        if (open.Count > 0)
            yield return new CellGroup([.. open], columns);
    }

    /// <summary>The cells of each column, from the left.</summary>
    internal IEnumerable<IReadOnlyList<ParsedCell>> ByColumn() => Enumerable.Range(1, Columns)
        .Select(column => (IReadOnlyList<ParsedCell>)[.. Cells.Where(cell => ColumnsOf(cell.Cell).Column == column)]);

    private static (int Columns, int Column) ColumnsOf(NotebookCell cell)
    {
        var place = cell.Kind == CellKind.Markdown ? cell.Metadata["workshop"] as JsonObject : null;
        var columns = Number(place?["columns"]) ?? 1;
        return columns is >= 2 and <= MostColumns ? (columns, Math.Clamp(Number(place?["column"]) ?? 1, 1, columns)) : (1, 1);
    }

    private static int? Number(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out int number) ? number : null;
}
