using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workshop.Display;

/// <summary>Makes a figure of a chart that a cell built by itself: title, description and data come from its traces.</summary>
internal static class ForeignChart
{
    private const int MostRows = 200;

    internal static Figure Read(JsonObject plotly)
    {
        var layout = plotly["layout"]!.AsObject();
        var title = TextOf(layout["title"] is JsonObject titled ? titled["text"] : layout["title"]) ?? "Chart";
        var traces = plotly["data"]!.AsArray().OfType<JsonObject>().Select(Trace.Read).ToArray();
        var description = $"Chart with {ChartWords.Counted(traces.Length, "series", "series")}. {string.Join(' ', traces.Select(trace => trace.Describe()))}".TrimEnd();
        if (layout["meta"] is null)
            layout["meta"] = new JsonObject { ["description"] = description };
        var rows = traces.SelectMany(trace => trace.Points.Select(point => (trace.Name, point.Position, point.Value))).Take(MostRows);
        var table = Table.Of(rows, null, ("Series", row => row.Name), ("Position", row => row.Position), ("Value", row => row.Value));
        return new Figure(title, description, table, plotly);
    }

    private static string? TextOf(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    private sealed record Trace(string Name, (string Position, double Value)[] Points)
    {
        internal static Trace Read(JsonObject trace, int index)
        {
            // Horizontal bars carry their values along x.
            var (positions, values) = TextOf(trace["orientation"]) == "h" ? ("y", "x") : ("x", "y");
            var along = trace[positions] as JsonArray;
            var points = (trace[values] as JsonArray ?? [])
                .Select((value, at) => (Position: along is not null && at < along.Count ? along[at]?.ToString() ?? "" : at.ToString(CultureInfo.InvariantCulture), Value: value))
                .Where(point => point.Value?.GetValueKind() == JsonValueKind.Number)
                .Select(point => (point.Position, point.Value!.GetValue<double>()))
                .ToArray();
            return new Trace(TextOf(trace["name"]) ?? $"{TextOf(trace["type"]) ?? "trace"} {index + 1}", points);
        }

        internal string Describe()
        {
            if (Points.Length == 0)
                return $"{Name}: no numbers to read out.";
            var highest = Points.MaxBy(point => point.Value);
            var lowest = Points.MinBy(point => point.Value);
            return $"{Name}: {ChartWords.Counted(Points.Length, "value")}, highest {Quantity.Number(highest.Value)} at {highest.Position}, lowest {Quantity.Number(lowest.Value)} at {lowest.Position}.";
        }
    }
}
