using System.Text.Json.Nodes;

namespace Workshop.Display;

/// <summary>The look of every chart: template.json, and what the browser may do with a chart.</summary>
/// <remarks>
/// The colours keep at least 3:1 against white and against the dark pages of editors, and the first five stay apart
/// in simulated protanopia, deuteranopia and tritanopia; dashes, patterns and markers say the same again.
/// </remarks>
internal static class PlotlyTemplate
{
    private static readonly string Template = EmbeddedText.Read("template.json");

    private static readonly string[] Colours = [.. JsonNode.Parse(Template)!["layout"]!["colorway"]!.AsArray().Select(colour => (string)colour!)];

    /// <summary>The colour that plotly.js gives to the trace of that number.</summary>
    internal static string ColourOf(int trace) => Colours[trace % Colours.Length];

    /// <summary>A whole figure for plotly.js. A template that its author chose stays.</summary>
    internal static JsonObject Complete(JsonArray data, JsonObject layout)
    {
        layout["template"] ??= JsonNode.Parse(Template);
        return new JsonObject { ["data"] = data.DeepClone(), ["layout"] = layout.DeepClone(), ["config"] = Config() };
    }

    private static JsonObject Config() => new()
    {
        ["responsive"] = true,
        ["displaylogo"] = false,
        // The tool bar would cover the title. Dragging zooms and a double click resets without it.
        ["displayModeBar"] = false,
    };
}
