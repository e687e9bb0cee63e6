using System.Text;
using Workshop.Publishing.Text;

namespace Workshop.Publishing.Pages;

/// <summary>The sections of a page as a list of links.</summary>
internal static class TableOfContents
{
    internal static string ToHtml(PageBody body)
    {
        var items = new StringBuilder();
        foreach (var heading in body.Sections)
            Append(items, heading.Block.Level, heading.Id, CourseMarkdown.PlainText(heading.Block.Inline));
        if (body.Claims.Count > 0)
            Append(items, 2, "workshop-claims", "What this run showed");
        return items.Length == 0 ? "" : $"<ul>\n{items}</ul>\n";
    }

    private static void Append(StringBuilder items, int level, string id, string text) =>
        items.Append(System.Globalization.CultureInfo.InvariantCulture, $"<li class=\"toc-{level}\"><a href=\"#{id}\">{Markup.Escape(text)}</a></li>\n");
}
