using System.Text.Json.Nodes;

namespace Workshop.Display;

/// <summary>The look of every chart: template.json, and what the browser may do with a chart.</summary>
/// <remarks>
/// The colours keep at least 3:1 against white and against the dark pages of editors, and stay apart in
/// simulated protanopia, deuteranopia and tritanopia; dashes, patterns and markers say the same again.
/// </remarks>
internal static class PlotlyTemplate
{
    private static readonly string Template = EmbeddedText.Read("template.json");

    internal static JsonObject Read() => JsonNode.Parse(Template)!.AsObject();

    internal static JsonObject Config() => new()
    {
        ["responsive"] = true,
        ["displaylogo"] = false,
        ["modeBarButtonsToRemove"] = new JsonArray("select2d", "lasso2d", "autoScale2d"),
    };
}
