namespace Workshop.Publishing.Slides;

/// <summary>One slide while it is being filled.</summary>
internal sealed class Slide
{
    /// <summary>What fits between the title and the footer, in CSS pixels of the 1280 × 720 canvas.</summary>
    internal const int Room = 605;

    // Whatever its level, the heading that opens a slide is set as a title.
    private const int TitleHeight = 84;

    private readonly List<SlideBlock> _blocks = [];

    internal IReadOnlyList<SlideBlock> Blocks => _blocks;

    /// <summary>What the speaker reads, as HTML.</summary>
    internal List<string> Notes { get; } = [];

    /// <summary>How many steps reveal parts of it.</summary>
    internal int Fragments { get; set; }

    /// <summary>The first heading's text; empty without one.</summary>
    internal string Title => _blocks.FirstOrDefault(block => block.Heading is not null)?.Heading ?? "";

    /// <summary>The heading this slide opens with, or null.</summary>
    internal SlideBlock? Opening => _blocks.FirstOrDefault() is { Level: > 0 } first ? first : null;

    /// <summary>Whether there is more than the heading.</summary>
    internal bool HasBody => _blocks.Count > (Opening is null ? 0 : 1);

    internal int Height => _blocks.Sum(block => block == Opening ? TitleHeight : block.Height);

    internal bool Fits(IEnumerable<SlideBlock> blocks) => Height + blocks.Sum(block => block.Height) <= Room;

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
