using Markdig.Helpers;
using Markdig.Syntax;
using Workshop.Notebooks;
using Workshop.Publishing.Text;

namespace Workshop.Publishing;

/// <summary>A cell with its Markdown parsed.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Document">Its syntax tree; null for code and raw cells.</param>
internal sealed record ParsedCell(NotebookCell Cell, int Number, MarkdownDocument? Document);

/// <summary>A heading that readers of the page can link to.</summary>
internal sealed record PageHeading(HeadingBlock Block, int Cell, string Id);

/// <summary>A notebook with its Markdown parsed and its page's headings named.</summary>
internal sealed class ParsedNotebook
{
    private readonly Dictionary<HeadingBlock, string> _ids = [];

    internal ParsedNotebook(SiteNotebook source)
    {
        Source = source;
        Cells = [.. source.Executed.Cells.Select((cell, index) => new ParsedCell(
            cell, index + 1, cell.Kind == CellKind.Markdown ? CourseMarkdown.Parse(cell.Source) : null))];
        Headings = [.. NameHeadings()];
    }

    internal SiteNotebook Source { get; }

    internal IReadOnlyList<ParsedCell> Cells { get; }

    /// <summary>The headings on the page, in order.</summary>
    internal IReadOnlyList<PageHeading> Headings { get; }

    internal string? IdOf(HeadingBlock heading) => _ids.GetValueOrDefault(heading);

    /// <summary>
    /// The section of the page that a slide belongs to: the one of the same name, or else the one its cell stands in.
    /// </summary>
    internal string? SectionFor(string slideTitle, int cell)
    {
        var slug = LinkHelper.UrilizeAsGfm(slideTitle);
        var sameName = Headings.FirstOrDefault(heading => heading.Id == slug);
        return (sameName ?? Headings.LastOrDefault(heading => heading.Cell <= cell))?.Id;
    }

    private IEnumerable<PageHeading> NameHeadings()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cell in Cells.Where(cell => cell.Document is not null && cell.Cell.IsOnPage))
        {
            foreach (var heading in cell.Document!.Descendants<HeadingBlock>())
            {
                var slug = LinkHelper.UrilizeAsGfm(CourseMarkdown.PlainText(heading.Inline));
                var id = slug.Length == 0 ? "section" : slug;
                for (var copy = 2; !taken.Add(id); copy++)
                    id = $"{slug}-{copy}";
                _ids[heading] = id;
                yield return new PageHeading(heading, cell.Number, id);
            }
        }
    }
}
