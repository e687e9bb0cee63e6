using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using XPlot.Plotly;

namespace Workshop.Display;

/// <summary>Reads the traces and the layout of an XPlot chart. It keeps them to itself, but writes them into the script that it offers.</summary>
internal static class XPlotChart
{
    internal static JsonObject ToJson(PlotlyChart chart)
    {
        var script = chart.GetInlineJS();
        return WorkshopLook.Apply(
            ValueOf("var data =", script) as JsonArray ?? throw new FormatException("XPlot wrote a chart without traces. Plot at least one."),
            ValueOf("var layout =", script) as JsonObject ?? []);
    }

    private static JsonNode? ValueOf(string declaration, string script)
    {
        var start = script.IndexOf(declaration, StringComparison.Ordinal);
        if (start < 0)
            return null;
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(script[(start + declaration.Length)..]));
        return JsonNode.Parse(ref reader);
    }
}
