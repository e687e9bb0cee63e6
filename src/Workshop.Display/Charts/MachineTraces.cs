using System.Text.Json.Nodes;

namespace Workshop.Display;

/// <summary>Draws recorded machines into a chart: faint, and each with an entry in the legend.</summary>
/// <param name="machines">The machines.</param>
/// <param name="axis">The axis of the values.</param>
/// <param name="scale">How that axis shows them.</param>
internal sealed class MachineTraces(RecordedMachines machines, Axis axis, AxisScale scale)
{
    // The edge keeps 3:1 against white and against dark pages; the filling is for the eye to pass over.
    private const string Edge = "#7d7d7d";
    private const string Filling = "rgba(125,125,125,0.22)";
    private const int LegendWidth = 40;

    // A bar and those of the machines below it share 0.7 of the room between two labels.
    private const double OwnOffset = -0.35;
    private const double MachinesOffset = 0.12;
    private const double MachinesWidth = 0.26;

    private static readonly string[] Patterns = ["", "/", "x", ".", "|", "-"];
    private static readonly string[] Symbols = ["circle-open", "diamond-open", "square-open", "triangle-up-open", "cross-open", "x-open"];

    /// <summary>How wide the reader's own bars are, and where they lie, when machines lie below them.</summary>
    internal static (double Offset, double Width) OwnBar => (OwnOffset, MachinesOffset - OwnOffset - 0.02);

    /// <summary>A thin bar below each of the reader's own: its length is the median, its whiskers hold 90 of 100 samples.</summary>
    internal void AddBars(JsonObject figure, Func<string, string> keyOf)
    {
        var room = MachinesWidth / machines.All.Count;
        for (var index = 0; index < machines.All.Count; index++)
        {
            var machine = machines.All[index];
            var drawn = machine.Labels.Where(label => axis.CanShow(machines.In(machine[label].Median))).ToArray();
            var quantiles = drawn.Select(label => machine[label].Quantiles).ToArray();
            Data(figure).Add(new JsonObject
            {
                ["type"] = "bar",
                ["orientation"] = "h",
                ["name"] = TextWrap.Html(machine.Name, LegendWidth),
                ["x"] = Numbers(quantiles.Select(one => Drawn(one.Median))),
                ["y"] = Texts(drawn.Select(keyOf)),
                ["offset"] = MachinesOffset + index * room,
                ["width"] = 0.8 * room,
                ["marker"] = Marker(index),
                ["error_x"] = new JsonObject
                {
                    ["type"] = "data",
                    ["symmetric"] = false,
                    ["array"] = Numbers(quantiles.Select(one => Drawn(one.P95) - Drawn(one.Median))),
                    ["arrayminus"] = Numbers(quantiles.Select(one => Drawn(one.Median) - Drawn(one.P5))),
                    ["color"] = Edge,
                    ["thickness"] = 1.5,
                    ["width"] = 3,
                },
                ["hovertext"] = Texts(drawn.Select(label => machines.Hover(machine, label))),
                ["hovertemplate"] = "%{hovertext}<extra></extra>",
            });
        }
    }

    /// <summary>A thin dotted curve through eight quantiles, in the colour of the reader's own curve.</summary>
    internal void AddCurves(JsonObject figure, string[] labels)
    {
        for (var index = 0; index < machines.All.Count; index++)
        {
            var machine = machines.All[index];
            var symbol = Symbols[index % Symbols.Length];
            // One entry for all curves of the machine: it shows and hides them together.
            Data(figure).Add(Curve(machine, symbol, Edge, opacity: 1, [], isEntry: true));
            foreach (var label in machine.Labels)
            {
                var steps = machine[label].Quantiles.Steps.Where(step => axis.CanShow(machines.In(step.Time))).ToArray();
                var curve = Curve(machine, symbol, PlotlyTemplate.ColourOf(Array.IndexOf(labels, label)), opacity: 0.75, [.. steps.Select(step => (Drawn(step.Time), step.Share))], isEntry: false);
                curve["text"] = Texts(steps.Select(step => machines.Text(step.Time)));
                curve["hovertext"] = Texts(steps.Select(_ => machines.Hover(machine, label)));
                curve["hovertemplate"] = "%{y:.0%} at most %{text}<br>%{hovertext}<extra></extra>";
                Data(figure).Add(curve);
            }
        }
    }

    // Machines differ in their patterns; the first has none.
    private static JsonObject Marker(int machine) => new()
    {
        ["color"] = Filling,
        ["line"] = new JsonObject { ["color"] = Edge, ["width"] = 1 },
        ["pattern"] = new JsonObject { ["shape"] = Patterns[machine % Patterns.Length], ["fillmode"] = "overlay", ["fgcolor"] = Edge, ["size"] = 5, ["solidity"] = 0.3 },
    };

    private static JsonObject Curve(RecordedMachine machine, string symbol, string colour, double opacity, (double X, double Y)[] points, bool isEntry) => new()
    {
        ["type"] = "scatter",
        ["mode"] = "lines+markers",
        ["name"] = TextWrap.Html(machine.Name, LegendWidth),
        ["legendgroup"] = machine.Name,
        ["showlegend"] = isEntry,
        ["opacity"] = opacity,
        ["x"] = isEntry ? new JsonArray((JsonNode?)null) : Numbers(points.Select(point => point.X)),
        ["y"] = isEntry ? new JsonArray((JsonNode?)null) : Numbers(points.Select(point => point.Y)),
        ["line"] = new JsonObject { ["color"] = colour, ["width"] = 1.5, ["dash"] = "dot" },
        ["marker"] = new JsonObject { ["symbol"] = symbol, ["size"] = 6, ["color"] = colour },
    };

    private double Drawn(Measurement.Nanoseconds time) => machines.In(time) / scale.Divisor;

    private static JsonArray Data(JsonObject figure) => figure["data"]!.AsArray();

    private static JsonArray Numbers(IEnumerable<double> values) => [.. values.Select(value => JsonValue.Create(value))];

    private static JsonArray Texts(IEnumerable<string> values) => [.. values.Select(value => JsonValue.Create(value))];
}
