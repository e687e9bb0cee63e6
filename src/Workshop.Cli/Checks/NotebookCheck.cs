using Workshop.Cli.Execution;
using Workshop.Cli.Selection;
using Workshop.Cli.Usage;
using Workshop.Notebooks;
using Workshop.Publishing.Slides;

namespace Workshop.Cli.Checks;

/// <summary>What a notebook must be like to be committed.</summary>
internal static class NotebookCheck
{
    /// <summary>More lines than this do not fit beside their explanation.</summary>
    private const int MostLines = 15;

    private static readonly string[] SlideTypes = ["slide", "subslide", "fragment", "notes", "skip", "-"];

    /// <summary>Everything found, in the order of the cells.</summary>
    internal static IEnumerable<Finding> Of(NotebookFile file)
    {
        if (File.ReadAllText(file.Path) != RunRecord.Clean(file.Notebook).ToJson())
            yield return new Finding(file.Path, null, IsFault: true, $"{WhyUnclean(file)}. Run 'course clean {file.Path}'.");
        if (file.Notebook.Title is null)
            yield return new Finding(file.Path, null, IsFault: true, "It has no title. Begin its first text with '# '.");
        for (var number = 1; number <= file.Notebook.Cells.Count; number++)
        {
            foreach (var (isFault, message) in OfCell(file.Notebook.Cells[number - 1]))
                yield return new Finding(file.Path, number, isFault, message);
        }
        foreach (var (cell, title) in SlideOverflow.In(file.Path, file.Notebook))
            yield return new Finding(file.Path, cell, IsFault: true, $"The slide '{title}' overflows. Split the cell, or shorten it.");
    }

    private static string WhyUnclean(NotebookFile file) =>
        file.Notebook.Cells.Any(cell => cell.Outputs.Count > 0 || cell.ExecutionCount is not null)
            ? "It holds outputs, which differ on each run"
            : "It is not written as 'course clean' writes it";

    private static IEnumerable<(bool IsFault, string Message)> OfCell(NotebookCell cell)
    {
        foreach (var tag in cell.Tags.Where(tag => !CellTags.IsKnown(tag)))
        {
            var meant = ClosestWord.To(tag, CellTags.Known) is { } known ? $"Did you mean '{known}'?" : $"Known are: {string.Join(", ", CellTags.Known)}.";
            yield return (true, $"The tag '{tag}' has no meaning. {meant}");
        }
        if (cell.SlideTypeName is { } slideType && !SlideTypes.Contains(slideType))
            yield return (true, $"'{slideType}' is no slide type. Known are: {string.Join(", ", SlideTypes)}.");
        if (LineSteps.AreUnreadable(cell))
            yield return (true, "The lines that its slide is to point at cannot be read. Write them as \"1-3|5|7,9\", within the lines of the cell.");
        var lines = cell.Source.TrimEnd().Split('\n').Length;
        if (cell.Kind == CellKind.Code && lines > MostLines)
            yield return (false, $"The cell has {lines} lines, more than {MostLines}. Move what needs no reading to the library.");
    }
}
