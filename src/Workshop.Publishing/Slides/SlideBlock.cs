namespace Workshop.Publishing.Slides;

/// <summary>A part of a slide that stays in one piece.</summary>
/// <param name="Html">Its markup.</param>
/// <param name="Height">The room it takes, estimated in CSS pixels of the 1280 × 720 canvas.</param>
internal sealed record SlideBlock(string Html, int Height)
{
    /// <summary>The heading's text if this is one, else null.</summary>
    internal string? Heading { get; init; }

    /// <summary>The heading's level, or 0.</summary>
    internal int Level { get; init; }

    /// <summary>The number of the cell it comes from.</summary>
    internal int Cell { get; init; }
}
