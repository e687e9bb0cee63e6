using Workshop.Publishing.Text;

namespace Workshop.Publishing;

/// <summary>Finds links and images that lead nowhere, without publishing. Addresses in the web are not asked for.</summary>
public static class LinkCheck
{
    /// <summary>What readers would trip over, in the order of the notebooks and their cells; each cell is looked at, also those that no page shows.</summary>
    /// <param name="notebooks">The notebooks to check, executed or not, and those that they may link to: only headings of these are known.</param>
    public static IReadOnlyList<PublishWarning> Of(IReadOnlyList<SiteNotebook> notebooks)
    {
        ArgumentNullException.ThrowIfNull(notebooks);
        var parsed = notebooks.Select(notebook => new ParsedNotebook(notebook)).ToList();
        var site = new SiteLinks(new("", "", [.. notebooks.Select(notebook => notebook.Chapter)]), parsed);
        var markdown = new MarkdownHtml(PlainCode.Instance, _ => null);
        foreach (var notebook in parsed)
        {
            // Rendering resolves every link, and what cannot be resolved is reported.
            foreach (var cell in notebook.Cells.Where(cell => cell.Document is not null))
                markdown.Render(cell.Document!, new CellLinks(site, notebook.Source, cell.Number, onSlides: false));
        }
        return site.Warnings;
    }
}
