namespace Workshop.Display;

/// <summary>What a chart's layout says beyond the template: title, axes, height.</summary>
internal sealed class ChartLayout(string title)
{
    // At 18 pixels a longer line is cut on a telephone.
    private const int TitleWidth = 36;

    private const int TitleLineHeight = 24;
    private const int NoteWidth = 60;

    private readonly Dictionary<string, object> _properties = TitleProperties(TextWrap.Html(title, TitleWidth));

    internal object this[string property]
    {
        set => _properties[property] = value;
    }

    internal ChartLayout Describe(string description)
    {
        // plotly.js ignores meta; exporters find the text alternative here.
        _properties["meta"] = new Dictionary<string, object> { ["description"] = description };
        return this;
    }

    /// <summary>Small lines below the title.</summary>
    internal ChartLayout Note(string text)
    {
        var lines = TextWrap.Html(text, NoteWidth).Split("<br>").Select(line => $"<span style=\"font-size:13px\">{line}</span>");
        foreach (var (name, value) in TitleProperties(string.Join("<br>", lines.Prepend(TextWrap.Html(title, TitleWidth))))) _properties[name] = value;
        return this;
    }

    internal IEnumerable<KeyValuePair<string, object>> Properties() => _properties;

    /// <summary>Room for so many rows, between a small screen and a slide.</summary>
    internal static int HeightFor(int rows) => Math.Clamp(150 + 44 * rows, 240, 640);

    private static Dictionary<string, object> TitleProperties(string text)
    {
        var moreLines = text.Split("<br>").Length - 1;
        return new Dictionary<string, object>
        {
            // plotly.js centres several lines where it would put one; half their height brings the first one back.
            ["title"] = new Dictionary<string, object> { ["text"] = text, ["pad"] = new Dictionary<string, object> { ["t"] = 12 + TitleLineHeight / 2 * moreLines } },
            ["margin"] = new Dictionary<string, object> { ["t"] = 56 + TitleLineHeight * moreLines },
        };
    }
}
