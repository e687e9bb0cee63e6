using System.Net;
using System.Text.RegularExpressions;

namespace Workshop.Publishing;

/// <summary>Text that goes into HTML.</summary>
internal static partial class Markup
{
    /// <summary>Text for element content and for attributes in double quotes.</summary>
    internal static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal);

    /// <summary>The text of an HTML fragment, on one line.</summary>
    internal static string TextOf(string html) =>
        OnOneLine(WebUtility.HtmlDecode(Tags().Replace(TagsWithinWords().Replace(html, ""), " ")));

    /// <summary>The text with every run of white space as one space.</summary>
    internal static string OnOneLine(string text) => Spaces().Replace(text, " ").Trim();

    // Unlike those of paragraphs and cells, these may stand before a full stop or inside a word.
    [GeneratedRegex(@"</?(?:a|abbr|b|code|del|em|i|ins|mark|small|span|strong|sub|sup)(?:\s[^>]*)?>")]
    private static partial Regex TagsWithinWords();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
