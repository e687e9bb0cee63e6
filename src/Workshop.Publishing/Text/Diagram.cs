namespace Workshop.Publishing.Text;

/// <summary>A diagram in Mermaid's language: its source, which diagrams.js draws above itself and folds.</summary>
internal static class Diagram
{
    /// <summary>How a fenced block of code says that it is one.</summary>
    internal const string Language = "mermaid";

    /// <summary>What its markup begins with.</summary>
    internal const string Opening = "<figure class=\"diagram\">";

    /// <summary>The source shows until it has been drawn, and stays as the drawing's text alternative.</summary>
    internal static string ToHtml(string source) => $"""
        {Opening}
        <div class="diagram-drawing" hidden></div>
        <details class="diagram-source" open><summary>The diagram as text</summary>
        <div class="code"><pre tabindex="0"><code>{Markup.Escape(source.TrimEnd('\n'))}</code></pre></div>
        </details>
        </figure>
        """;
}
