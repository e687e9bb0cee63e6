using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Workshop.Publishing.Text;

/// <summary>Renders block quotes; those that say what they are become boxes.</summary>
internal sealed class AdmonitionRenderer : HtmlObjectRenderer<QuoteBlock>
{
    protected override void Write(HtmlRenderer renderer, QuoteBlock quote)
    {
        if (Admonition.Of(quote) is not { } admonition)
        {
            renderer.WriteLine("<blockquote>");
            renderer.WriteChildren(quote);
            renderer.EnsureLine();
            renderer.WriteLine("</blockquote>");
            return;
        }

        var kind = Markup.Escape(admonition.Kind);
        var title = Markup.Escape(admonition.Title);
        renderer.WriteLine($"""<div class="admonition {admonition.ClassName}" role="note">""");
        renderer.WriteLine(
            $"""<p class="admonition-title">{AdmonitionIcon.Svg(admonition.ClassName)}<span class="admonition-kind">{kind}</span>{(title.Length > 0 ? " " + title : "")}</p>""");
        WriteBody(renderer, quote);
        renderer.EnsureLine();
        renderer.WriteLine("</div>");
    }

    private static void WriteBody(HtmlRenderer renderer, QuoteBlock quote)
    {
        // The bold words are the title; the paragraph goes on behind them.
        var paragraph = (ParagraphBlock)quote[0];
        var rest = paragraph.Inline!.Skip(1).ToList();
        if (rest.Any(inline => inline is not Markdig.Syntax.Inlines.LineBreakInline))
        {
            renderer.Write("<p>");
            foreach (var inline in rest.SkipWhile(inline => inline is Markdig.Syntax.Inlines.LineBreakInline))
                renderer.Render(inline);
            renderer.WriteLine("</p>");
        }
        foreach (var block in quote.Skip(1))
            renderer.Render(block);
    }
}
