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
        ReadOnlySpan<byte> script = Encoding.UTF8.GetBytes(chart.GetInlineJS());
        // One after the other: a label among the traces may itself read "var layout =".
        var data = TakeValue(ref script, "var data ="u8) as JsonArray;
        var layout = TakeValue(ref script, "var layout ="u8) as JsonObject;
        return data is null
            ? throw new FormatException("The XPlot chart has no traces, or this version of XPlot writes them differently. Plot at least one, with XPlot.Plotly 4.1.0.")
            : PlotlyTemplate.Complete(data, layout ?? []);
    }

    /// <summary>The JSON value behind a declaration; <paramref name="script"/> moves on behind it.</summary>
    private static JsonNode? TakeValue(ref ReadOnlySpan<byte> script, ReadOnlySpan<byte> declaration)
    {
        var start = script.IndexOf(declaration);
        if (start < 0)
            return null;
        script = script[(start + declaration.Length)..];
        var reader = new Utf8JsonReader(script);
        var value = JsonNode.Parse(ref reader);
        script = script[(int)reader.BytesConsumed..];
        return value;
    }
}
