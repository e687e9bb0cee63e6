using System.Net;
using System.Text;

namespace Workshop.Scripting.Formatting;

/// <summary>What is left of HTML for those who see plain text only.</summary>
internal static class HtmlText
{
    internal static string Of(string html)
    {
        var text = new StringBuilder(html.Length);
        var at = 0;
        while (at < html.Length)
        {
            var open = html.IndexOf('<', at);
            if (open < 0 || open + 1 == html.Length)
                break;
            text.Append(html, at, open - at);
            at = AfterTag(html, open, text);
        }

        text.Append(html, at, html.Length - at);
        return WebUtility.HtmlDecode(text.ToString()).Trim();
    }

    private static int AfterTag(string html, int open, StringBuilder text)
    {
        foreach (var silent in (string[])["script", "style"])
        {
            if (string.Compare(html, open + 1, silent, 0, silent.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                var end = html.IndexOf($"</{silent}", open, StringComparison.OrdinalIgnoreCase);
                open = end < 0 ? html.Length - 1 : end;
            }
        }

        // "a < b" is text that somebody forgot to escape.
        if (!char.IsAsciiLetter(html[open + 1 < html.Length ? open + 1 : open]) && html[open] == '<' && html[open + 1] is not ('/' or '!'))
        {
            text.Append('<');
            return open + 1;
        }

        var close = html.IndexOf('>', open);
        var tag = html.AsSpan(open, (close < 0 ? html.Length : close) - open);
        if (tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("</p", StringComparison.OrdinalIgnoreCase)
            || tag.StartsWith("</li", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("</tr", StringComparison.OrdinalIgnoreCase)
            || tag.StartsWith("</div", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("</h", StringComparison.OrdinalIgnoreCase))
            text.Append('\n');
        else if (tag.StartsWith("</t", StringComparison.OrdinalIgnoreCase))
            text.Append(' ');
        return close < 0 ? html.Length : close + 1;
    }
}
