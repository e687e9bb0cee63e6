using System.Globalization;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Workshop.Notebooks;
using Workshop.Publishing.Outputs;
using Workshop.Publishing.Pages;
using Workshop.Publishing.Text;

namespace Workshop.Publishing.Slides;

/// <summary>Turns the cells that are on the slides into slides.</summary>
internal sealed partial class DeckBuilder
{
    private readonly ParsedNotebook _notebook;
    private readonly SiteLinks _site;
    private readonly ICodeHighlighter _highlighter;
    private readonly MarkdownHtml _markdown;
    private readonly OutputHtml _outputs;
    private readonly DeckOutline _outline = new();
    private HeadingBlock? _title;

    internal DeckBuilder(ParsedNotebook notebook, SiteLinks site, ICodeHighlighter highlighter)
    {
        (_notebook, _site, _highlighter) = (notebook, site, highlighter);
        // Ids belong to the page; here they would collide with reveal.js's own.
        _markdown = new MarkdownHtml(highlighter, _ => null);
        _outputs = new OutputHtml(_markdown, site);
        TitleHtml = Markup.Escape(notebook.Source.Chapter.Title);
        foreach (var group in InOrder(notebook))
            Add(group);
    }

    /// <summary>The deck's title, as HTML inside a heading.</summary>
    internal string TitleHtml { get; private set; }

    /// <summary>What stands below the title on the first slide; may be empty.</summary>
    internal string LeadHtml { get; private set; } = "";

    /// <summary>The notes of the first slide.</summary>
    internal List<string> TitleNotes { get; } = [];

    /// <summary>The page's prose at the first slide.</summary>
    internal List<string> TitleProse { get; } = [];

    internal IReadOnlyList<IReadOnlyList<Slide>> Columns => _outline.Columns;

    /// <summary>Whether plotly.js is needed.</summary>
    internal bool HasCharts { get; private set; }

    /// <summary>The slides that hold more than fits, each with the number of the cell at fault.</summary>
    internal List<(int Cell, string Title)> Overfull { get; } = [];

    // The page's prose is no part of the slides, but of what the speaker reads.
    private static IEnumerable<CellGroup> InOrder(ParsedNotebook notebook) =>
        CellGroup.Of(notebook.Cells.Where(cell => cell.Cell.IsOnSlides))
            .Concat(notebook.Cells.Where(cell => IsProse(cell.Cell)).Select(cell => new CellGroup([cell], 1)))
            .OrderBy(group => group.Cells[0].Number);

    private static bool IsProse(NotebookCell cell) => cell.Kind == CellKind.Markdown && cell.IsOnPage && !cell.IsOnSlides;

    private void Add(CellGroup group)
    {
        var first = group.Cells[0];
        if (!first.Cell.IsOnSlides)
        {
            AddProse($"<div class=\"on-the-page\">\n<p><strong>On the page:</strong></p>\n{NoteHtml(first)}</div>\n");
            return;
        }
        if (first.Cell.SlideType == SlideType.Notes)
            AddNote(NoteHtml(first));
        else if (_title is null && _outline.Columns.Count == 0 && first.Document is [HeadingBlock { Level: 1 } title, ..])
            AddTitle(first, title);
        else
            AddBlocks(group);
    }

    // The speaker's view has no style sheet that would size an icon.
    private string NoteHtml(ParsedCell cell) =>
        cell.Document is null ? Markup.Escape(cell.Cell.Source) : Icon().Replace(_markdown.Render(cell.Document, LinksOf(cell)), "");

    private void AddNote(string html)
    {
        if (_outline.Columns.Count == 0)
            TitleNotes.Add(html);
        else
            _outline.AddNote(html);
    }

    private void AddProse(string html)
    {
        if (_outline.Columns.Count == 0)
            TitleProse.Add(html);
        else
            _outline.AddProse(html);
    }

    // The first cell's heading of level 1 becomes the title slide, with the words below it as far as they fit.
    private void AddTitle(ParsedCell cell, HeadingBlock title)
    {
        const int RoomForLead = 240;
        _title = title;
        TitleHtml = _markdown.RenderInlines(title.Inline, LinksOf(cell));
        var rest = cell.Document!.Skip(1).ToList();
        if (rest.Sum(block => BlockHeight.OfMarkdown(block)) <= RoomForLead && rest.All(block => block is not HeadingBlock))
        {
            LeadHtml = string.Concat(rest.Select(block => _markdown.Render(block, LinksOf(cell))));
            return;
        }
        _outline.StartSlide();
        foreach (var block in rest)
            AddAll([MarkdownBlock(block, cell)], SlideType.Slide);
    }

    private void AddBlocks(CellGroup group)
    {
        var cell = group.Cells[0];
        var outputs = OutputBlocks(cell).ToList();
        if (cell.Document is null && outputs.Count == 0 && !HasInput(cell.Cell))
            return;
        _outline.Start(cell.Cell.SlideType);
        foreach (var block in group.Columns > 1 ? [ColumnsBlock(group)] : BlocksOf(cell))
            AddAll([block], cell.Cell.SlideType);
        // What a cell shows stays together, if need be on the slide after its code.
        if (outputs.Count > 0)
            AddAll(outputs, cell.Cell.SlideType);
        if (cell.Cell.SlideType == SlideType.Fragment)
            _outline.Current.Fragments++;
    }

    private void AddAll(List<SlideBlock> blocks, SlideType type)
    {
        if (_outline.AddTogether(type == SlideType.Fragment ? [.. blocks.Select(AsFragment)] : blocks))
            return;
        var slide = _outline.Current.Title is { Length: > 0 } title ? title : _notebook.Cells[blocks[0].Cell - 1].Cell.Id;
        Overfull.Add((blocks[0].Cell, slide));
        _site.Warn(new PublishWarning(_notebook.Source.Path, blocks[0].Cell, $"the slide '{slide}' is too full and gets small print. Split the cell."));
    }

    // The parts of one cell appear together.
    private SlideBlock AsFragment(SlideBlock block) => block with
    {
        Html = $"<div class=\"fragment\" data-fragment-index=\"{_outline.Current.Fragments.ToString(CultureInfo.InvariantCulture)}\">\n{block.Html}</div>\n",
    };

    private IEnumerable<SlideBlock> BlocksOf(ParsedCell cell)
    {
        if (cell.Document is { } document)
            return document.Select(block => MarkdownBlock(block, cell));
        return cell.Cell.Kind == CellKind.Code ? InputBlocks(cell) : [];
    }

    private SlideBlock MarkdownBlock(Block block, ParsedCell cell) =>
        new(_markdown.Render(block, LinksOf(cell)), BlockHeight.OfMarkdown(block))
        {
            Heading = block is HeadingBlock heading ? CourseMarkdown.PlainText(heading.Inline) : null,
            Level = (block as HeadingBlock)?.Level ?? 0,
            Cell = cell.Number,
        };

    // A folded input would open over the slide's edge; the page has it.
    private static bool HasInput(NotebookCell cell) =>
        cell.Kind == CellKind.Code && !cell.Has(CellRoles.HideInput) && !cell.Has(CellRoles.RemoveInput) && cell.Source.Trim().Length > 0;

    private IEnumerable<SlideBlock> InputBlocks(ParsedCell cell)
    {
        if (!HasInput(cell.Cell))
            yield break;
        var code = cell.Cell.Source.TrimEnd('\n');
        var steps = LineSteps.Of(cell.Cell);
        var html = SlideCode.ToHtml(_highlighter, code, steps, _outline.Current.Fragments);
        _outline.Current.Fragments += Math.Max(0, steps.Count - 1);
        yield return new SlideBlock(CellBox.Label(cell.Cell) + html, BlockHeight.OfCode(code)) { Cell = cell.Number };
    }

    private IEnumerable<SlideBlock> OutputBlocks(ParsedCell cell)
    {
        foreach (var output in _outputs.Render(cell, _notebook.Source, LinksOf(cell), onSlides: true, _ => null))
        {
            HasCharts |= output.Form == OutputForm.Chart;
            yield return new SlideBlock(output.Html, BlockHeight.OfOutput(output)) { Cell = cell.Number };
        }
    }

    private SlideBlock ColumnsBlock(CellGroup group)
    {
        var columns = group.ByColumn().ToList();
        var cards = columns.Select(cells => $"<div class=\"column\">\n{string.Concat(cells.Select(cell => _markdown.Render(cell.Document!, LinksOf(cell))))}</div>\n");
        return new SlideBlock(
            $"<div class=\"columns columns-{group.Columns}\">\n{string.Concat(cards)}</div>\n",
            BlockHeight.OfColumns(columns.Select(cells => cells.SelectMany(cell => cell.Document!)), group.Columns))
        { Cell = group.Cells[0].Number };
    }

    private CellLinks LinksOf(ParsedCell cell) => new(_site, _notebook.Source, cell.Number, onSlides: true);

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Icon();
}
