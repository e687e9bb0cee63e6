namespace Workshop.Publishing.Slides;

/// <summary>One slide while it is being filled.</summary>
internal sealed class Slide
{
    /// <summary>What fits between the top and the footer, in CSS pixels of the 1280 × 720 canvas.</summary>
    internal const int Room = 605;

    private const int InheritedTitleHeight = 44;

    private readonly List<SlideBlock> _blocks = [];

    internal IReadOnlyList<SlideBlock> Blocks => _blocks;

    /// <summary>What the speaker reads, as HTML.</summary>
    internal List<string> Notes { get; } = [];

    /// <summary>What the page says about it, as HTML; the speaker reads it after the notes.</summary>
    internal List<string> Prose { get; } = [];

    /// <summary>How many steps reveal parts of it.</summary>
    internal int Fragments { get; set; }

    /// <summary>Which part it is of a slide that took several, from 1.</summary>
    internal int Part { get; init; } = 1;

    /// <summary>The title of the slide above it, which stands for its own if it has none; may be empty.</summary>
    internal string InheritedTitle { get; init; } = "";

    /// <summary>The first heading's text, or else that of the slide above; may be empty.</summary>
    internal string Title => _blocks.FirstOrDefault(block => block.Heading is not null)?.Heading ?? InheritedTitle;

    /// <summary>The heading this slide opens with, or null.</summary>
    internal SlideBlock? Opening => _blocks.FirstOrDefault() is { Level: > 0 } first ? first : null;

    /// <summary>Whether there is more than the heading.</summary>
    internal bool HasBody => _blocks.Count > (Opening is null ? 0 : 1);

    internal int Height =>
        _blocks.Sum(block => block == Opening ? TitleHeight(block) : block.Height)
        + (Opening is null && InheritedTitle.Length > 0 ? InheritedTitleHeight : 0);

    internal bool Fits(IEnumerable<SlideBlock> blocks)
    {
        // A heading that would open the slide takes the place of the inherited title.
        var added = blocks.ToList();
        var opens = _blocks.Count == 0 && added is [{ Level: > 0 }, ..];
        return (opens ? TitleHeight(added[0]) + added.Skip(1).Sum(block => block.Height) : Height + added.Sum(block => block.Height)) <= Room;
    }

    // Whatever its level, the heading that opens a slide is set as a title.
    private static int TitleHeight(SlideBlock heading) => TextBox.Title.LinesOf(heading.Heading ?? "") * 50 + 32;

    internal void Add(SlideBlock block) => _blocks.Add(block);

    /// <summary>Takes off a subheading at the end: it must stay with what follows it.</summary>
    internal SlideBlock? TakeTrailingHeading()
    {
        if (_blocks.Count < 2 || _blocks[^1].Level == 0)
            return null;
        var heading = _blocks[^1];
        _blocks.RemoveAt(_blocks.Count - 1);
        return heading;
    }
}
