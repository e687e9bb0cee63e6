namespace Workshop.Publishing.Npm;

/// <summary>A package that the site takes files from, in the one version that its lock file names.</summary>
/// <param name="Name">What readers know it by; its folder in <c>assets/</c> and in <c>Npm/Locks/</c> is called <paramref name="Folder"/>.</param>
/// <param name="Folder">The name of its folders.</param>
/// <param name="Id">Its name in npm's registry.</param>
/// <param name="User">Who needs it, as the subject of a sentence in the plural.</param>
/// <param name="Without">What becomes of the site without it, as a clause.</param>
/// <param name="Files">The files to copy: name in the site's folder, path in the package; <c>*.ending</c> stands for all such files.</param>
internal sealed record NpmPackage(
    string Name, string Folder, string Id, string User, string Without, IReadOnlyList<(string Name, string Path)> Files)
{
    /// <summary>Shows the slides.</summary>
    internal static NpmPackage Reveal { get; } = new("reveal.js", "reveal", "reveal.js", "the slides", "the pages do not need it",
    [
        ("reveal.css", "dist/reveal.css"),
        ("reveal.js", "dist/reveal.js"),
        ("notes.js", "dist/plugin/notes.js"),
        ("LICENSE", "LICENSE"),
    ]);

    /// <summary>Sets formulas.</summary>
    /// <remarks>The style sheet also names fonts in older formats; browsers of this decade ask for woff2 alone.</remarks>
    internal static NpmPackage Katex { get; } = new("KaTeX", "katex", "katex", "the formulas", "until then their source shows",
    [
        ("katex.min.css", "dist/katex.min.css"),
        ("katex.min.js", "dist/katex.min.js"),
        ("fonts", "dist/fonts/*.woff2"),
        ("LICENSE", "LICENSE"),
    ]);

    /// <summary>Draws diagrams.</summary>
    /// <remarks>The small edition: half the size, for want of mind maps, architecture diagrams and formulas in labels.</remarks>
    internal static NpmPackage Mermaid { get; } = new("Mermaid", "mermaid", "@mermaid-js/tiny", "the diagrams", "until then their source shows",
    [
        ("mermaid.js", "dist/mermaid.tiny.js"),
        ("LICENSE", "LICENSE"),
    ]);
}
