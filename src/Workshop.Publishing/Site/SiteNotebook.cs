using Workshop.Notebooks;

namespace Workshop.Publishing;

/// <summary>A notebook to publish.</summary>
/// <param name="Path">Where it lies: its links are relative to this file's folder.</param>
/// <param name="Executed">The notebook with its outputs. Publishing does not change it.</param>
/// <param name="Chapter">What the course's outline says about it; its name is the page's.</param>
public sealed record SiteNotebook(string Path, Notebook Executed, CourseChapter Chapter)
{
    /// <summary>What the footers of its page and slides say; null: what the whole site's say.</summary>
    public RunInfo? Run { get; init; }
}
