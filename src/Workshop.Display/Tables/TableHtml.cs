using System.Net;
using System.Text;

namespace Workshop.Display;

/// <summary>A table as HTML that takes its colours from the page, so that it suits light and dark ones.</summary>
internal static class TableHtml
{
    private const string Rule = "1px solid rgba(128,128,128,.35)";

    internal static string Of(Table table)
    {
        // A table wider than the screen scrolls by itself; tabindex lets the keyboard do it too.
        var html = new StringBuilder("<div class=\"workshop-table\" tabindex=\"0\" role=\"region\" style=\"overflow-x:auto;margin:.6em 0\" aria-label=\"")
            .Append(WebUtility.HtmlEncode(table.Caption ?? "Table"))
            .Append("\"><table style=\"border-collapse:collapse;font-variant-numeric:tabular-nums\">");
        if (table.Caption is not null)
            html.Append("<caption style=\"caption-side:top;text-align:left;font-weight:600;padding:.2em .8em .4em 0\">").Append(WebUtility.HtmlEncode(table.Caption)).Append("</caption>");
        html.Append("<thead><tr>");
        foreach (var column in table.Columns)
            AppendCell(html, "th scope=\"col\"", column, column.Header, "border-bottom:2px solid rgba(128,128,128,.6);font-weight:600");
        html.Append("</tr></thead><tbody>");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            for (var index = 0; index < row.Count; index++)
                AppendCell(html, "td", table.Columns[index], row[index], "border-bottom:" + Rule);
            html.Append("</tr>");
        }
        return html.Append("</tbody></table></div>").ToString();
    }

    private static void AppendCell(StringBuilder html, string tag, TableColumn column, string text, string style) => html
        .Append('<').Append(tag).Append(" style=\"text-align:").Append(column.IsNumeric ? "right;white-space:nowrap" : "left").Append(";padding:.3em .9em .3em .2em;").Append(style).Append("\">")
        .Append(WebUtility.HtmlEncode(text))
        .Append("</").Append(tag.AsSpan(0, 2)).Append('>');
}
