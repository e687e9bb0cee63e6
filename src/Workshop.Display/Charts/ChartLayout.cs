namespace Workshop.Display;

/// <summary>What a chart's layout says beyond the template: title, axes, height.</summary>
internal sealed class ChartLayout(string title)
{
    // At 18 pixels a longer line is cut on a telephone.
    private const int TitleWidth = 42;

    private readonly Dictionary<string, object> _properties = new()
    {
        ["title"] = new Dictionary<string, object> { ["text"] = TextWrap.Html(title, TitleWidth) },
    };

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

    internal IEnumerable<KeyValuePair<string, object>> Properties() => _properties;

    /// <summary>Room for so many rows, between a small screen and a slide.</summary>
    internal static int HeightFor(int rows) => Math.Clamp(150 + 44 * rows, 240, 640);
}
