using Workshop.Notebooks;

namespace Workshop.Publishing.Slides;

/// <summary>Lays blocks out on slides: rows of slides from left to right, each a column from top to bottom.</summary>
internal sealed class DeckOutline
{
    private readonly List<List<Slide>> _columns = [];

    // The slides that the current one flowed over, with it: the author sees them as one.
    private readonly List<Slide> _flow = [];

    internal IReadOnlyList<IReadOnlyList<Slide>> Columns => _columns;

    internal Slide Current => _columns[^1][^1];

    internal void StartSlide()
    {
        _columns.Add([]);
        AddSlide(new Slide(), startsFlow: true);
    }

    /// <summary>Starts what <paramref name="type"/> asks for; the first cell always starts a slide.</summary>
    internal void Start(SlideType type)
    {
        if (type == SlideType.Slide || _columns.Count == 0)
            StartSlide();
        else if (type == SlideType.Subslide)
            AddSlide(new Slide { InheritedTitle = _columns[^1][0].Title }, startsFlow: true);
    }

    /// <summary>Adds what the speaker reads, on every slide that the current one flowed over.</summary>
    internal void AddNote(string html)
    {
        foreach (var slide in _flow)
            slide.Notes.Add(html);
    }

    /// <summary>Adds prose of the page, which the speaker may read too, where notes go.</summary>
    internal void AddProse(string html)
    {
        foreach (var slide in _flow)
            slide.Prose.Add(html);
    }

    /// <summary>Adds blocks that belong together: on one slide if there is one with room for all of them.</summary>
    /// <returns>False if one of them is too high for any slide.</returns>
    internal bool AddTogether(IReadOnlyList<SlideBlock> blocks)
    {
        if (!Current.Fits(blocks) && Current.HasBody)
            Continue();
        return blocks.Aggregate(true, (fits, block) => Add(block) && fits);
    }

    /// <summary>
    /// Adds a block, on a following slide under the same heading if it does not fit.
    /// </summary>
    /// <returns>False if it is too high for any slide.</returns>
    internal bool Add(SlideBlock block)
    {
        if (!Current.Fits([block]) && Current.HasBody)
            Continue();
        var fits = Current.Fits([block]);
        Current.Add(block);
        return fits;
    }

    private void Continue()
    {
        var full = Current;
        var heading = full.TakeTrailingHeading();
        var next = new Slide { Part = full.Part + 1, InheritedTitle = full.InheritedTitle };
        if (heading is not { Level: <= 2 } && full.Opening is { } opening)
            next.Add(opening);
        if (heading is not null)
            next.Add(heading);
        next.Notes.AddRange(full.Notes);
        next.Prose.AddRange(full.Prose);
        AddSlide(next, startsFlow: false);
    }

    private void AddSlide(Slide slide, bool startsFlow)
    {
        if (startsFlow)
            _flow.Clear();
        _flow.Add(slide);
        _columns[^1].Add(slide);
    }
}
