using Markdig.Extensions.Tables;
using Markdig.Renderers;

namespace Workshop.Publishing.Text;

/// <summary>Renders a table in a box of its own, so that a wide one scrolls instead of the page.</summary>
internal sealed class ScrollingTable : HtmlTableRenderer
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.EnsureLine();
        renderer.WriteLine("""<div class="table-scroll" tabindex="0">""");
        base.Write(renderer, table);
        renderer.EnsureLine();
        renderer.WriteLine("</div>");
    }
}
