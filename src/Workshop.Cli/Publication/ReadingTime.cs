using Workshop.Notebooks;

namespace Workshop.Cli.Publication;

/// <summary>Estimates how long a notebook takes that no outline knows.</summary>
internal static class ReadingTime
{
    // Slow readers of technical prose; a cell is read, run and thought about.
    private const int WordsAMinute = 150;
    private const int MinutesACell = 1;

    /// <summary>Minutes, at least 1.</summary>
    internal static int Of(Notebook notebook)
    {
        var words = notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown)
            .Sum(cell => cell.Source.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
        return Math.Max(1, (words / WordsAMinute) + (notebook.Cells.Count(cell => cell.Kind == CellKind.Code) * MinutesACell));
    }
}
