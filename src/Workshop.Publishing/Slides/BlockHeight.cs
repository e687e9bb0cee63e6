using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Workshop.Publishing.Outputs;
using Workshop.Publishing.Text;

namespace Workshop.Publishing.Slides;

/// <summary>How much room a part of a slide takes, in CSS pixels of the 1280 × 720 canvas, as deck.css sets it.</summary>
/// <remarks>An estimate on the safe side, since fonts differ between machines; a browser test compares it with what is measured.</remarks>
internal static class BlockHeight
{
    private const double CodeFont = 17.5;
    private const double CodeLine = CodeFont * 1.5;
    private const double CodeFrame = 30;
    private const int Gap = 18;

    /// <summary>More characters than these do not stand beside each other in a line of code.</summary>
    private const int WidestCode = 130;

    /// <summary>The least height that a chart is drawn at; it grows into the room that is left.</summary>
    private const int LeastChart = 290;

    // What an output shows beyond these is cut off, and the slide leads to the page.
    private const int MostTable = 400;
    private const int MostText = 300;

    internal static int OfMarkdown(Block block) => (int)Math.Ceiling(Of(block, TextBox.Slide));

    /// <summary>The height of cards side by side: that of the highest.</summary>
    internal static int OfColumns(IEnumerable<IEnumerable<Block>> columns, int count) =>
        Gap + (int)Math.Ceiling(columns.Max(column => OfCard([.. column], TextBox.Card(count))));

    internal static int OfCode(string code) =>
        Gap + (int)Math.Ceiling(CodeFrame + code.TrimEnd('\n').Split('\n').Sum(line => Math.Max(1, Math.Ceiling((double)line.Length / WidestCode))) * CodeLine);

    internal static int OfOutput(RenderedOutput output) => Gap + output.Form switch
    {
        OutputForm.Chart => LeastChart,
        OutputForm.Claim => OfClaim(output.Html),
        OutputForm.Image => 380,
        OutputForm.Html => Math.Min(output.Lines * 46 + 50, MostTable),
        OutputForm.Error => Math.Min(output.Lines * 27 + 50, MostText),
        _ => Math.Min(output.Lines * 27 + 8, MostText),
    };

    private static double Of(Block block, TextBox box) => block switch
    {
        HeadingBlock { Level: <= 2 } => 84,
        HeadingBlock => 66,
        CodeBlock code => OfCode(code.Lines.ToString()),
        ParagraphBlock paragraph => box.Paragraph(CourseMarkdown.PlainText(paragraph.Inline)),
        Table table => table.Sum(row => OfRow((TableRow)row, box)) + Gap,
        ListBlock list => list.Sum(item => OfItem((ListItemBlock)item, box.Indented(1.15))) + box.Gap,
        QuoteBlock quote when Admonition.Of(quote) is { } admonition => OfAdmonition(quote, admonition, box.Framed()),
        QuoteBlock quote => quote.Sum(part => Of(part, box.Indented(1.3))) + 2 * box.Gap,
        ContainerBlock container => container.Sum(part => Of(part, box)),
        _ => box.Line,
    };

    private static double OfItem(ListItemBlock item, TextBox box) =>
        item.Sum(part => part is ParagraphBlock ? Of(part, box) - box.Gap : Of(part, box)) + .26 * box.Font;

    private static double OfRow(TableRow row, TextBox box)
    {
        var length = row.OfType<TableCell>().Sum(cell => 3 + cell.OfType<ParagraphBlock>().Sum(text => CourseMarkdown.PlainText(text.Inline).Length));
        return Math.Ceiling(length / box.CharactersPerLine) * box.Line * .84 + .76 * box.Font + 1;
    }

    // A card that holds one box only is that box.
    private static double OfCard(IReadOnlyList<Block> blocks, TextBox box) =>
        blocks is [QuoteBlock quote] && Admonition.Of(quote) is { } admonition
            ? OfAdmonition(quote, admonition, box)
            : blocks.Sum(block => Of(block, box)) + TextBox.CardPadding;

    private static double OfAdmonition(QuoteBlock quote, Admonition admonition, TextBox box)
    {
        var opening = CourseMarkdown.PlainText(((ParagraphBlock)quote[0]).Inline);
        var rest = opening[Math.Min(opening.Length, admonition.Kind.Length + admonition.Title.Length + 3)..];
        return TextBox.CardPadding + 1.8 * box.Font
            + (string.IsNullOrWhiteSpace(rest) ? 0 : box.Paragraph(rest))
            + quote.Skip(1).Sum(part => Of(part, box));
    }

    private static int OfClaim(string html)
    {
        var split = html.IndexOf("<p class=\"claim-evidence\"", StringComparison.Ordinal);
        var statement = Markup.TextOf(split < 0 ? html : html[..split]);
        var evidence = split < 0 ? "" : Markup.TextOf(html[split..]);
        var box = new TextBox(1040, 23);
        return (int)Math.Ceiling(35 + box.LinesOf(statement) * box.Line + (evidence.Length == 0 ? 0 : (box with { Font = 19.8 }).LinesOf(evidence) * 30));
    }
}
