using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Workshop.Publishing.Outputs;
using Workshop.Publishing.Text;

namespace Workshop.Publishing.Slides;

/// <summary>How much room a part of a slide takes, in CSS pixels of the 1280 × 720 canvas, as deck.css sets it.</summary>
/// <remarks>An estimate on the safe side; deck.js shrinks what is too high all the same.</remarks>
internal static class BlockHeight
{
    private const int LineOfText = 40;
    private const int LineOfCode = 27;
    private const int LineOfOutput = 27;
    private const int Gap = 18;
    private const double CharactersPerLine = 82;

    // Higher code and output scrolls (deck.css: max-height).
    private const int MostCode = 440;
    private const int MostOutput = 300;

    /// <summary>The least height that a chart is drawn at; it grows into the room that is left.</summary>
    private const int LeastChart = 290;

    internal static int OfMarkdown(Block block, int columns = 1) => block switch
    {
        HeadingBlock { Level: <= 2 } => 84,
        HeadingBlock => 58,
        CodeBlock code => OfCode(code.Lines.Count),
        ParagraphBlock paragraph => LinesOf(CourseMarkdown.PlainText(paragraph.Inline), columns) * LineOfText + Gap,
        Table table => table.Count * 46 + Gap,
        ListBlock list => list.Sum(item => OfMarkdown(item, columns)) + Gap,
        ListItemBlock item => item.Sum(part => OfMarkdown(part, columns) - Gap + 8),
        QuoteBlock quote => quote.Sum(part => OfMarkdown(part, columns)) + 70,
        ContainerBlock container => container.Sum(part => OfMarkdown(part, columns)),
        _ => LineOfText,
    };

    internal static int OfCode(int lines) => Math.Min(lines * LineOfCode + 34, MostCode) + Gap;

    internal static int OfOutput(RenderedOutput output) => Gap + output.Form switch
    {
        OutputForm.Chart => LeastChart,
        OutputForm.Claim => 98,
        OutputForm.Image => 380,
        OutputForm.Html => Math.Min(output.Lines * 44 + 30, 420),
        OutputForm.Error => Math.Min(output.Lines * LineOfOutput + 50, MostOutput),
        _ => Math.Min(output.Lines * LineOfOutput + 8, MostOutput),
    };

    private static int LinesOf(string text, int columns) =>
        Math.Max(1, (int)Math.Ceiling(text.Length * columns / CharactersPerLine));
}
