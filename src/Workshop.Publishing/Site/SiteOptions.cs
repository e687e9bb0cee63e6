using Workshop.Notebooks;

namespace Workshop.Publishing;

/// <summary>What to publish, and where.</summary>
public sealed record SiteOptions
{
    /// <summary>The folder to write, created if missing. Files that this publishing does not write stay.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>The course; its chapters make up the navigation. A chapter without a page shows without a link.</summary>
    public required CourseOutline Outline { get; init; }

    /// <summary>The notebooks to publish, all of them chapters of <see cref="Outline"/>.</summary>
    public required IReadOnlyList<SiteNotebook> Notebooks { get; init; }

    /// <summary>What the footers say.</summary>
    public required RunInfo Run { get; init; }

    /// <summary>Whether to write the pages and the landing page.</summary>
    public bool Pages { get; init; } = true;

    /// <summary>Whether to write the slides.</summary>
    public bool Slides { get; init; } = true;

    /// <summary>Colours the code.</summary>
    public ICodeHighlighter Highlighter { get; init; } = PlainCode.Instance;

    /// <summary>The file plotly.min.js, copied once into the site. Null: charts show their text alternative only.</summary>
    public string? PlotlyScriptPath { get; init; }

    /// <summary>Where reveal.js is kept once npm has installed it; needed for slides.</summary>
    public string? NpmFolder { get; init; }

    /// <summary>The folders to look for npm in, separated as in PATH. Null: the PATH of this process.</summary>
    public string? NpmSearchPath { get; init; }
}
