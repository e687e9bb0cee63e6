using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Workshop.Publishing.Text;

/// <summary>Turns parsed Markdown into HTML. Reads the syntax tree only, so page and slides share one.</summary>
internal sealed class MarkdownHtml(ICodeHighlighter highlighter, Func<HeadingBlock, string?> idOf)
{
    internal string Render(MarkdownObject markdown, CellLinks links) =>
        Write(links, renderer => renderer.Render(markdown));

    internal string RenderInlines(ContainerInline? inlines, CellLinks links) =>
        Write(links, renderer => renderer.WriteChildren(inlines ?? new ContainerInline()));

    private string Write(CellLinks links, Action<HtmlRenderer> write)
    {
        using var html = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(html);
        CourseMarkdown.Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<QuoteBlockRenderer>(new AdmonitionRenderer());
        renderer.ObjectRenderers.Replace<CodeBlockRenderer>(new CodeBlockHtml(highlighter));
        renderer.ObjectRenderers.Replace<HeadingRenderer>(new HeadingHtml(idOf));
        renderer.ObjectRenderers.Replace<LinkInlineRenderer>(new LinkHtml(links));
        renderer.ObjectRenderers.Replace<AutolinkInlineRenderer>(new AutolinkHtml(links));
        renderer.ObjectRenderers.Replace<HtmlTableRenderer>(new ScrollingTable());
        // A block of formulas is a block of code to Markdig, so its renderer must be asked first.
        renderer.ObjectRenderers.Replace<HtmlMathInlineRenderer>(new FormulaHtml());
        renderer.ObjectRenderers.Replace<HtmlMathBlockRenderer>(new FormulaBlockHtml());
        write(renderer);
        return html.ToString();
    }
}
