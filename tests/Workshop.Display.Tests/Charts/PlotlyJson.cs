using System.Text.Json.Nodes;

namespace Workshop.Display.Tests;

/// <summary>Reads what a browser gets to draw.</summary>
internal static class PlotlyJson
{
    internal static JsonNode Of(Figure figure)
    {
        var json = JsonNode.Parse(figure.PlotlyJson)!;
        Assert.Equal(["data", "layout", "config"], json.AsObject().Select(member => member.Key));
        Assert.NotNull(json["layout"]!["template"]);
        Assert.True((bool?)json["config"]!["responsive"]);
        Assert.Equal(figure.Description, (string?)json["layout"]!["meta"]!["description"]);
        return json;
    }

    internal static string[] Texts(JsonNode? array) => [.. array!.AsArray().Select(item => item!.ToString())];

    internal static double[] Numbers(JsonNode? array) => [.. array!.AsArray().Select(item => item!.GetValue<double>())];
}
