using System.Globalization;

namespace Workshop.Publishing.Slides;

/// <summary>Names slides for links: by their own heading, or else by the cell they begin with, so that new slides rename no others.</summary>
internal sealed class SlideIds(ParsedNotebook notebook, params string[] taken)
{
    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);
    private string _whole = "";

    internal string Of(Slide slide)
    {
        if (slide.Part == 1)
            return _whole = Free(BaseOf(slide));
        return Free(string.Create(CultureInfo.InvariantCulture, $"{_whole}-{slide.Part}"));
    }

    private string BaseOf(Slide slide)
    {
        var heading = slide.Blocks.FirstOrDefault(block => block.Heading is not null)?.Heading ?? "";
        var slug = Markdig.Helpers.LinkHelper.UrilizeAsGfm(heading);
        if (slug.Length > 0)
            return slug;
        return slide.Blocks.Count > 0 ? notebook.Cells[slide.Blocks[0].Cell - 1].Cell.Id : "slide";
    }

    private string Free(string id)
    {
        var free = id;
        for (var copy = 2; !_taken.Add(free); copy++)
            free = string.Create(CultureInfo.InvariantCulture, $"{id}-{copy}");
        return free;
    }
}
