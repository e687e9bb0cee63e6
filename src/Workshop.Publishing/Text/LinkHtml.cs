using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Workshop.Publishing.Text;

/// <summary>Renders links and images with the address they have in the site.</summary>
internal sealed class LinkHtml(CellLinks links) : HtmlObjectRenderer<LinkInline>
{
    protected override void Write(HtmlRenderer renderer, LinkInline link)
    {
        if (link.IsImage)
            WriteImage(renderer, link);
        else
            WriteLink(renderer, link, links.Link(link.Url ?? ""));
    }

    private void WriteImage(HtmlRenderer renderer, LinkInline image)
    {
        var alternative = CourseMarkdown.PlainText(image);
        if (links.Image(image.Url ?? "") is { } source)
            renderer.Write($"""<img src="{Markup.Escape(source)}" alt="{Markup.Escape(alternative)}">""");
        else
            renderer.Write($"""<em class="missing-image">{Markup.Escape(alternative)}</em>""");
    }

    private static void WriteLink(HtmlRenderer renderer, LinkInline link, string? target)
    {
        if (target is null)
        {
            renderer.WriteChildren(link);
            return;
        }
        var title = string.IsNullOrEmpty(link.Title) ? "" : $" title=\"{Markup.Escape(link.Title)}\"";
        renderer.Write($"""<a href="{Markup.Escape(target)}"{title}>""");
        renderer.WriteChildren(link);
        renderer.Write("</a>");
    }
}
