using System.Text.Json;
using System.Text.Json.Nodes;
using Plotly.NET;

namespace Workshop.Display;

/// <summary>Gives a chart the workshop's template in place of a library's default one. What its author chose stays.</summary>
internal static class WorkshopLook
{
    private static readonly Lazy<string> LibraryTemplate = new(() => Newtonsoft.Json.JsonConvert.SerializeObject(Defaults.DefaultTemplate));

    internal static JsonObject Apply(JsonArray data, JsonObject layout)
    {
        var template = layout["template"];
        if (template is null || JsonNode.DeepEquals(template, JsonNode.Parse(LibraryTemplate.Value)))
        {
            layout["template"] = PlotlyTemplate.Read();
            // Plotly.NET's default template comes with a default size, which would not fit a telephone.
            if (IsNumber(layout["width"], Defaults.DefaultWidth) && IsNumber(layout["height"], Defaults.DefaultHeight))
            {
                layout.Remove("width");
                layout.Remove("height");
            }
        }
        return new JsonObject { ["data"] = data.DeepClone(), ["layout"] = layout.DeepClone(), ["config"] = PlotlyTemplate.Config() };
    }

    private static bool IsNumber(JsonNode? node, int expected) => node?.GetValueKind() == JsonValueKind.Number && node.GetValue<double>() == expected;
}
