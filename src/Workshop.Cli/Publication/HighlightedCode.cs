using System.Net;
using System.Text;
using Workshop.Publishing;
using Workshop.Scripting.Highlighting;

namespace Workshop.Cli.Publication;

/// <summary>Colours the code of pages and slides by the engine's own parser.</summary>
internal sealed class HighlightedCode : ICodeHighlighter
{
    /// <inheritdoc/>
    public string ToHtml(string code)
    {
        var html = new StringBuilder();
        var position = 0;
        foreach (var span in CSharpHighlighter.Classify(code))
        {
            Append(html, code[position..span.Start], cssClass: null);
            position = span.Start + span.Length;
            Append(html, code[span.Start..position], CssClass(span.Class));
        }
        Append(html, code[position..], cssClass: null);
        return html.ToString();
    }

    private static void Append(StringBuilder html, string text, string? cssClass)
    {
        // Pages may split code into lines, so no span reaches over a line end.
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                html.Append('\n');
            var escaped = WebUtility.HtmlEncode(lines[i]);
            if (cssClass is null || lines[i].Length == 0)
                html.Append(escaped);
            else
                html.Append("<span class=\"").Append(cssClass).Append("\">").Append(escaped).Append("</span>");
        }
    }

    private static string CssClass(CodeClass codeClass) => codeClass switch
    {
        CodeClass.Keyword => "hl-keyword",
        CodeClass.Type => "hl-type",
        CodeClass.Method => "hl-method",
        CodeClass.Text => "hl-string",
        CodeClass.Number => "hl-number",
        CodeClass.Comment => "hl-comment",
        _ => "hl-directive",
    };
}
