using System.Net;
using System.Text;

namespace Workshop.Scripting.Formatting;

/// <summary>A view as HTML. Ink, font and background are the page's own, so that it suits light and dark; no output repeats a style sheet.</summary>
internal static class ViewHtml
{
    private const string Rule = "1px solid rgba(128,128,128,.4)";
    private const string Padding = "padding:.2em .7em;vertical-align:top";

    internal static string Of(View view)
    {
        var html = new StringBuilder();
        Append(html, view, isOpen: true);
        return html.ToString();
    }

    private static void Append(StringBuilder html, View view, bool isOpen)
    {
        switch (view)
        {
            case CustomView { Html: { } own }:
                html.Append(own);
                break;
            case TableView table when isOpen:
                AppendTable(html, table);
                break;
            case TableView table:
                html.Append("<details><summary style=\"cursor:pointer\">").Append(Encode(ViewText.Inline(table))).Append("</summary>");
                AppendTable(html, table);
                html.Append("</details>");
                break;
            case ObjectView tree:
                AppendTree(html, tree, isOpen);
                break;
            case TextView text when text.Text.Contains('\n', StringComparison.Ordinal):
                html.Append("<pre style=\"margin:0;background:none;text-align:left\">").Append(Encode(text.Text)).Append("</pre>");
                break;
            default:
                html.Append(Encode(ViewText.Of(view)));
                break;
        }
    }

    private static void AppendTable(StringBuilder html, TableView table)
    {
        // A table wider than the page scrolls by itself; tabindex lets the keyboard do it too.
        html.Append("<div role=\"region\" tabindex=\"0\" aria-label=\"").Append(Encode(table.Name))
            .Append("\" style=\"overflow-x:auto;margin:.4em 0\"><table style=\"border-collapse:collapse;font-variant-numeric:tabular-nums\"><thead><tr>");
        for (var column = 0; column < table.Columns.Count; column++)
            AppendCell(html, "th scope=\"col\"", table.IsNumeric(column), ";border-bottom:2px solid rgba(128,128,128,.6)").Append(Encode(table.Columns[column])).Append("</th>");
        html.Append("</tr></thead><tbody>");
        var numeric = table.Columns.Select((_, column) => table.IsNumeric(column)).ToArray();
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            for (var column = 0; column < row.Count; column++)
            {
                AppendCell(html, "td", numeric[column], ";border-bottom:" + Rule);
                if (row[column] is { } cell)
                    Append(html, cell, isOpen: false);
                html.Append("</td>");
            }

            html.Append("</tr>");
        }

        html.Append("</tbody></table>");
        if (table.Rest is not null)
            html.Append("<div style=\"padding:.2em .7em;font-style:italic\">… ").Append(Encode(table.Rest)).Append("</div>");
        html.Append("</div>");
    }

    private static void AppendTree(StringBuilder html, ObjectView tree, bool isOpen)
    {
        html.Append(isOpen ? "<details open>" : "<details>").Append("<summary style=\"cursor:pointer\">")
            .Append(Encode(isOpen && tree.Name != "object" ? tree.Name : Short(ViewText.Inline(tree)))).Append("</summary><table style=\"border-collapse:collapse;margin:.2em 0 .2em 1em\"><tbody>");
        foreach (var (name, value) in tree.Members)
        {
            AppendCell(html.Append("<tr>"), "th scope=\"row\"", isNumeric: false, ";font-weight:600").Append(Encode(name)).Append("</th>");
            AppendCell(html, "td", isNumeric: false, "");
            Append(html, value, isOpen: false);
            html.Append("</td></tr>");
        }

        html.Append("</tbody></table></details>");
    }

    private static StringBuilder AppendCell(StringBuilder html, string tag, bool isNumeric, string style) => html
        .Append('<').Append(tag).Append(" style=\"text-align:").Append(isNumeric ? "right" : "left").Append(';').Append(Padding).Append(style).Append("\">");

    private static string Short(string text) => text.Length <= 80 ? text : text[..79] + "…";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
