using System.Net;
using System.Text;

namespace Workshop.Scripting.Directives;

/// <summary>Rows of text as an HTML table and as columns of plain text.</summary>
internal static class Table
{
    internal static MimeBundle Make(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows) => new(new Dictionary<string, string>
    {
        ["text/html"] = Html(headings, rows),
        ["text/plain"] = Plain([headings, .. rows]),
    });

    private static string Html(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var html = new StringBuilder("<table><thead><tr>");
        foreach (var heading in headings)
            html.Append("<th scope=\"col\" style=\"text-align:left\">").Append(WebUtility.HtmlEncode(heading)).Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            foreach (var cell in row)
                html.Append("<td style=\"text-align:left\">").Append(WebUtility.HtmlEncode(cell)).Append("</td>");
            html.Append("</tr>");
        }

        return html.Append("</tbody></table>").ToString();
    }

    private static string Plain(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Count).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return string.Join('\n', rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()));
    }
}
