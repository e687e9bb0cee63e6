using System.Text;

namespace Workshop.Display;

/// <summary>Breaks labels into lines, since plotly.js does not.</summary>
internal static class TextWrap
{
    /// <summary>The text in lines of at most so many characters where words allow it, escaped.</summary>
    internal static string Html(string text, int width)
    {
        var lines = new StringBuilder();
        var column = 0;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > 0 && column + 1 + word.Length > width)
            {
                lines.Append("<br>");
                column = 0;
            }
            else if (column > 0)
            {
                lines.Append(' ');
                column++;
            }
            lines.Append(Escape(word));
            column += word.Length;
        }
        return lines.ToString();
    }

    // plotly.js reads a small HTML that knows these three and shows others, such as &quot;, as they are.
    private static string Escape(string word) => word
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
