namespace Workshop.Display;

/// <summary>What a chart's layout says beyond the template: title, axes, height.</summary>
internal sealed class ChartLayout(string title)
{
    // At 18 pixels a longer line is cut on a telephone.
    private const int TitleWidth = 36;

    private const int TitleLineHeight = 24;
    private const int NoteWidth = 56;
    private const int NoteLineHeight = 18;

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

    /// <summary>A small line between the title and the drawing.</summary>
    internal ChartLayout Note(string text)
    {
        var lines = TextWrap.Html(text, NoteWidth);
        var count = lines.Split("<br>").Length;
        var margin = (Dictionary<string, object>)_properties["margin"];
        margin["t"] = (int)margin["t"] + NoteLineHeight * count;
        _properties["annotations"] = new[]
        {
            new Dictionary<string, object>
            {
                ["text"] = lines,
                ["xref"] = "paper",
                ["yref"] = "paper",
                ["x"] = 0,
                ["xanchor"] = "left",
                ["xshift"] = 8,
                ["y"] = 1,
                ["yanchor"] = "bottom",
                ["yshift"] = 4,
                ["align"] = "left",
                ["showarrow"] = false,
                ["opacity"] = 0.85,
                ["font"] = new Dictionary<string, object> { ["size"] = 13 },
            },
        };
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
