namespace Workshop.Scripting.Display;

/// <summary>More functions that a cell calls without naming a class: text that is shown as what it is.</summary>
public static class RichContent
{
    /// <summary>A drawing, from its <c>&lt;svg&gt;</c> element.</summary>
    /// <param name="content">The element.</param>
    /// <param name="alt">What it shows, for those who do not see it.</param>
    public static MimeContent SVG(string content, string? alt = null) => new SvgContent(content, alt);

    /// <summary>Markdown that is shown formatted.</summary>
    public static MimeContent Markdown(string content) => new("text/markdown", content);

    /// <summary>LaTeX, with its own <c>$</c> or <c>\begin</c>.</summary>
    public static MimeContent LaTeX(string content) => new LaTeXString(content);

    /// <summary>JSON text that is shown as a tree where the host can do that.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is no JSON.</exception>
    public static MimeContent JSON(string content)
    {
        using var document = System.Text.Json.JsonDocument.Parse(content);
        return Formatting.JsonContent.Of(document)!;
    }
}
