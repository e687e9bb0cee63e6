using Workshop.Notebooks;

namespace Workshop.Publishing.Slides;

/// <summary>A slide that holds more than fits on 1280 × 720 pixels and cannot be split.</summary>
/// <param name="Cell">The cell at fault, by its number in the file, from 1.</param>
/// <param name="Title">The slide's title, or the cell's id if it has none.</param>
public sealed record SlideOverflow(int Cell, string Title)
{
    /// <summary>The slides of a notebook that would overflow; it need not have been executed.</summary>
    /// <param name="path">Where the notebook lies.</param>
    /// <param name="notebook">The notebook. Outputs do not count: what is too long is cut off, and the slide leads to the page.</param>
    public static IReadOnlyList<SlideOverflow> In(string path, Notebook notebook)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(notebook);
        var chapter = new CourseChapter(1, Path.GetFileName(path), notebook.Title ?? "", 1, [], []);
        var parsed = new ParsedNotebook(new SiteNotebook(path, notebook, chapter));
        var links = new SiteLinks(new CourseOutline(chapter.Title, "", [chapter]), [parsed]);
        return [.. new DeckBuilder(parsed, links, PlainCode.Instance).Overfull.Select(slide => new SlideOverflow(slide.Cell, slide.Title)).Distinct()];
    }
}
