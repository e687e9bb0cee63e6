using System.Net;
using System.Text;

namespace Workshop.Scripting.LanguageServices;

/// <summary>Writes what is known of a name as plain text, Markdown and HTML.</summary>
internal static class InspectionText
{
    private const int MostOverloads = 20;

    internal static MimeBundle Write(Inspection inspection) => new(new Dictionary<string, string>
    {
        ["text/plain"] = Plain(inspection),
        ["text/markdown"] = Markdown(inspection),
        ["text/html"] = Html(inspection),
    });

    private static string Plain(Inspection inspection)
    {
        var text = new StringBuilder(inspection.Signature);
        foreach (var (title, body) in inspection.Sections)
            text.Append("\n\n").Append(title.Length == 0 ? body : $"{title}:\n  {body.Replace("\n", "\n  ", StringComparison.Ordinal)}");
        if (inspection.Overloads.Count > 0)
            text.Append("\n\nOverloads:\n  ").AppendJoin("\n  ", Shown(inspection));
        return text.ToString();
    }

    private static string Markdown(Inspection inspection)
    {
        var text = new StringBuilder(Fence(inspection.Signature));
        foreach (var (title, body) in inspection.Sections)
        {
            text.Append("\n\n");
            if (title.Length == 0)
                text.Append(Escape(body));
            else
                text.Append($"**{title}**\n\n").AppendJoin("\n", body.Split('\n').Select(line => "- " + Escape(line)));
        }

        if (inspection.Overloads.Count > 0)
            text.Append("\n\n**Overloads**\n\n").Append(Fence(string.Join("\n", Shown(inspection))));
        return text.ToString();
    }

    private static string Html(Inspection inspection)
    {
        var text = new StringBuilder($"<pre>{WebUtility.HtmlEncode(inspection.Signature)}</pre>");
        foreach (var (title, body) in inspection.Sections)
        {
            if (title.Length == 0)
                text.Append($"<p>{WebUtility.HtmlEncode(body)}</p>");
            else
                text.Append($"<p><b>{title}</b></p><ul>").AppendJoin("", body.Split('\n').Select(line => $"<li>{WebUtility.HtmlEncode(line)}</li>")).Append("</ul>");
        }

        if (inspection.Overloads.Count > 0)
            text.Append($"<p><b>Overloads</b></p><pre>{WebUtility.HtmlEncode(string.Join("\n", Shown(inspection)))}</pre>");
        return text.ToString();
    }

    private static IEnumerable<string> Shown(Inspection inspection) => inspection.Overloads.Count <= MostOverloads
        ? inspection.Overloads
        : inspection.Overloads.Take(MostOverloads).Append($"… and {inspection.Overloads.Count - MostOverloads} more");

    private static string Fence(string code) => $"```csharp\n{code}\n```";

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if ("\\`*_[]<>".Contains(c, StringComparison.Ordinal))
                escaped.Append('\\');
            escaped.Append(c);
        }

        return escaped.ToString();
    }
}
