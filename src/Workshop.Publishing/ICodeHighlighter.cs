namespace Workshop.Publishing;

/// <summary>Colours C# code for pages and slides.</summary>
public interface ICodeHighlighter
{
    /// <summary>
    /// The code as HTML: every character escaped, tokens in <c>&lt;span class="hl-…"&gt;</c>, lines separated by <c>\n</c>.
    /// </summary>
    /// <remarks>
    /// The style sheets know the classes <c>hl-keyword</c>, <c>hl-string</c>, <c>hl-comment</c>, <c>hl-number</c>,
    /// <c>hl-type</c>, <c>hl-method</c> and <c>hl-directive</c>. No span may reach over the end of a line.
    /// </remarks>
    string ToHtml(string code);
}
