namespace Workshop.Publishing;

/// <summary>What publishing did.</summary>
/// <param name="Files">The site's files that belong to this publishing, relative to the output folder with <c>/</c>, in alphabetical order.</param>
/// <param name="Warnings">What readers would trip over, in the order of the cells.</param>
/// <param name="SlidesRefused">Why there are no slides, with the remedy, in one line; null if they were not wanted or were written.</param>
public sealed record PublishReport(
    IReadOnlyList<string> Files, IReadOnlyList<PublishWarning> Warnings, string? SlidesRefused);
