using System.Text;
using Markdig.Syntax;
using Workshop.Notebooks;
using Workshop.Publishing.Outputs;
using Workshop.Publishing.Search;
using Workshop.Publishing.Text;

namespace Workshop.Publishing.Pages;

/// <summary>The cells of a notebook as the article of its page.</summary>
internal sealed class PageBody
{
    private readonly ParsedNotebook _notebook;
    private readonly SiteLinks _site;
    private readonly ICodeHighlighter _highlighter;
    private readonly MarkdownHtml _markdown;
    private readonly OutputHtml _outputs;
    private readonly List<Claim> _claims = [];
    private readonly List<SearchSection> _searched;
    private HeadingBlock? _title;

    internal PageBody(ParsedNotebook notebook, SiteLinks site, ICodeHighlighter highlighter)
    {
        (_notebook, _site, _highlighter) = (notebook, site, highlighter);
        _markdown = new MarkdownHtml(highlighter, notebook.IdOf);
        _outputs = new OutputHtml(_markdown, site);
        TitleHtml = Markup.Escape(notebook.Source.Chapter.Title);
        _searched = [new SearchSection("", "")];
        Html = Render();
    }

    /// <summary>The page's heading of level 1, without its element.</summary>
    internal string TitleHtml { get; private set; }

    /// <summary>The article below the title.</summary>
    internal string Html { get; }

    /// <summary>The claims on the page, in order; claim <c>i</c> has the id <c>workshop-claim-i</c>, from 1.</summary>
    internal IReadOnlyList<Claim> Claims => _claims;

    /// <summary>The page's text for the search; the first section stands above all headings.</summary>
    internal IReadOnlyList<SearchSection> Searched => _searched;

    /// <summary>Whether plotly.js is needed.</summary>
    internal bool HasCharts { get; private set; }

    /// <summary>The headings below the title, for the table of contents.</summary>
    internal IEnumerable<PageHeading> Sections => _notebook.Headings.Where(heading => heading.Block != _title && heading.Block.Level <= 3);

    private string Render()
    {
        // The first heading of level 1 is the page's title, which stands above the article.
        _title = _notebook.Headings.FirstOrDefault(heading => heading.Block.Level == 1)?.Block;
        var html = new StringBuilder();
        foreach (var group in CellGroup.Of(_notebook.Cells.Where(cell => cell.Cell.IsOnPage)))
        {
            if (group.Columns == 1)
            {
                html.Append(RenderCell(group.Cells[0]));
                continue;
            }
            html.Append(System.Globalization.CultureInfo.InvariantCulture, $"<div class=\"columns columns-{group.Columns}\">\n");
            foreach (var column in group.ByColumn())
                html.Append("<div class=\"column\">\n").AppendJoin("", column.Select(RenderCell)).Append("</div>\n");
            html.Append("</div>\n");
        }
        return html.ToString();
    }

    private string RenderCell(ParsedCell cell) => cell switch
    {
        { Document: { } document } => CellBox.Around(cell.Cell, RenderMarkdown(document, LinksOf(cell))),
        { Cell.Kind: CellKind.Code } => RenderCode(cell),
        _ => "",
    };

    private string RenderMarkdown(MarkdownDocument document, CellLinks links)
    {
        var html = new StringBuilder();
        foreach (var block in document)
        {
            if (block == _title)
            {
                TitleHtml = _markdown.RenderInlines(_title.Inline, links);
                continue;
            }
            var rendered = _markdown.Render(block, links);
            html.Append(rendered);
            if (block is HeadingBlock heading)
                _searched.Add(new SearchSection(_notebook.IdOf(heading)!, CourseMarkdown.PlainText(heading.Inline)));
            else
                _searched[^1].Add(Markup.TextOf(rendered));
        }
        return html.ToString();
    }

    private string RenderCode(ParsedCell cell)
    {
        var input = CodeCell.Input(cell.Cell, _highlighter);
        // What its author folded away is set-up; it would only stand in the way of what is looked for.
        if (input.Length > 0 && !cell.Cell.Has(CellRoles.HideInput))
            _searched[^1].Add(cell.Cell.Source);
        var outputs = _outputs.Render(cell, _notebook.Source, LinksOf(cell), onSlides: false, NameClaim).ToList();
        HasCharts |= outputs.Any(output => output.Form == OutputForm.Chart);
        if (input.Length == 0 && outputs.Count == 0)
            return "";
        var shown = outputs.Count == 0 ? "" : $"<div class=\"outputs\">\n{string.Concat(outputs.Select(output => output.Html))}</div>\n";
        return CellBox.Around(cell.Cell, input + shown);
    }

    private string NameClaim(Claim claim)
    {
        _claims.Add(claim);
        _searched[^1].Add(claim.Statement);
        return $"workshop-claim-{_claims.Count}";
    }

    private CellLinks LinksOf(ParsedCell cell) => new(_site, _notebook.Source, cell.Number, onSlides: false);
}
