using Workshop.Publishing.Npm;
using Workshop.Publishing.Text;

namespace Workshop.Publishing.Pages;

/// <summary>What a document loads to set its formulas and draw its diagrams. Pages and slides use it alike.</summary>
/// <param name="Formulas">Whether it holds a formula.</param>
/// <param name="Diagrams">Whether it holds a diagram.</param>
internal sealed record Typesetting(bool Formulas, bool Diagrams)
{
    /// <summary>What the parts of a document's HTML need together.</summary>
    internal static Typesetting For(IEnumerable<string> html)
    {
        var parts = html.ToList();
        return new(
            parts.Exists(part => part.Contains(FormulaHtml.Opening, StringComparison.Ordinal)),
            parts.Exists(part => part.Contains(Diagram.Opening, StringComparison.Ordinal)));
    }

    /// <summary>The same without what the site lacks.</summary>
    internal Typesetting Within(Typesetting available) => new(Formulas && available.Formulas, Diagrams && available.Diagrams);

    /// <summary>The same without what <paramref name="package"/> would do.</summary>
    internal Typesetting Without(NpmPackage package) => package == NpmPackage.Katex ? this with { Formulas = false } : this with { Diagrams = false };

    /// <summary>The packages whose files the site needs.</summary>
    internal IEnumerable<NpmPackage> Packages => [.. Formulas ? [NpmPackage.Katex] : Array.Empty<NpmPackage>(), .. Diagrams ? [NpmPackage.Mermaid] : Array.Empty<NpmPackage>()];

    /// <summary>The names of the scripts in <c>assets/</c> that are ours.</summary>
    internal IEnumerable<string> Assets => [.. Formulas ? ["math.js"] : Array.Empty<string>(), .. Diagrams ? ["diagrams.js"] : Array.Empty<string>()];

    /// <summary>The style sheets, as <see cref="PageFrame.Head"/> takes them.</summary>
    internal string[] Styles => Formulas ? ["katex/katex.min.css"] : [];

    /// <summary>The script elements, which belong before those of the page or the deck.</summary>
    /// <param name="root">From the document to the site's root: empty or <c>../</c>.</param>
    /// <remarks>Mermaid itself is large; diagrams.js loads it when the first diagram comes near.</remarks>
    internal string Scripts(string root)
    {
        var formulas = Formulas
            ? $"<script src=\"{root}assets/katex/katex.min.js\" defer></script>\n<script src=\"{root}assets/math.js\" defer></script>\n"
            : "";
        return formulas + (Diagrams ? $"<script src=\"{root}assets/diagrams.js\" data-mermaid=\"{root}assets/mermaid/mermaid.js\" defer></script>\n" : "");
    }
}
