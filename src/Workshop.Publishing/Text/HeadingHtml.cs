using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Workshop.Publishing.Text;

/// <summary>Renders headings; one with an id gets a link to itself.</summary>
internal sealed class HeadingHtml(Func<HeadingBlock, string?> idOf) : HtmlObjectRenderer<HeadingBlock>
{
    protected override void Write(HtmlRenderer renderer, HeadingBlock heading)
    {
        var id = idOf(heading);
        renderer.EnsureLine();
        renderer.Write(id is null ? $"<h{heading.Level}>" : $"""<h{heading.Level} id="{id}">""");
        renderer.WriteLeafInline(heading);
        if (id is not null)
        {
            var title = Markup.Escape(CourseMarkdown.PlainText(heading.Inline));
            renderer.Write($"""<a class="anchor" href="#{id}" aria-label="Link to the section {title}">#</a>""");
        }
        renderer.WriteLine($"</h{heading.Level}>");
    }
}
