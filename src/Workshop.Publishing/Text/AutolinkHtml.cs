using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Workshop.Publishing.Text;

/// <summary>Renders links in angle brackets; a dangerous one stays text.</summary>
internal sealed class AutolinkHtml(CellLinks links) : HtmlObjectRenderer<AutolinkInline>
{
    protected override void Write(HtmlRenderer renderer, AutolinkInline link)
    {
        var text = Markup.Escape(link.Url);
        var target = links.Link(link.IsEmail ? $"mailto:{link.Url}" : link.Url);
        renderer.Write(target is null ? text : $"""<a href="{Markup.Escape(target)}">{text}</a>""");
    }
}
