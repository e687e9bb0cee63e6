using System.Text.Json.Nodes;
using Plotly.NET;

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

    // The bars of one label take this much of the room between two labels. Each has a share, and of that some for the machines.
    private const double GroupOffset = -0.35;
    private const double GroupWidth = 0.73;
    private const double OwnShare = 0.616;
    private const double MachinesShare = 0.644;

    private static readonly string[] Patterns = ["", "/", "x", ".", "|", "-"];
    private static readonly string[] Symbols = ["circle-open", "diamond-open", "square-open", "triangle-up-open", "cross-open", "x-open"];

    /// <summary>Moves the reader's own bars aside, so that there is room for the machines' below each.</summary>
    /// <param name="chart">One series of bars.</param>
    /// <param name="index">Which of the bars with one label.</param>
    /// <param name="series">How many bars a label has.</param>
    internal static GenericChart Beside(GenericChart chart, int index = 0, int series = 1) =>
        chart.With("offset", OffsetOf(index, series)).With("width", OwnShare * GroupWidth / series);

    /// <summary>A thin bar below each of the reader's own: its length is the median, its whiskers hold 90 of 100 samples.</summary>
    internal void AddBars(JsonObject figure, int series, IReadOnlyList<MachinePlace> places)
    {
        for (var index = 0; index < machines.All.Count; index++)
        {
            var machine = machines.All[index];
            var drawn = places.Where(place => machine.Labels.Contains(place.Operation) && axis.CanShow(machines.In(machine[place.Operation].Median))).ToArray();
            var quantiles = drawn.Select(place => machine[place.Operation].Quantiles).ToArray();
            var bars = Bars(machine, index, series, drawn);
            bars["error_x"] = new JsonObject
            {
                ["type"] = "data",
                ["symmetric"] = false,
                ["array"] = Numbers(quantiles.Select(one => Drawn(one.P95) - Drawn(one.Median))),
                ["arrayminus"] = Numbers(quantiles.Select(one => Drawn(one.Median) - Drawn(one.P5))),
                ["color"] = Edge,
                ["thickness"] = 1.5,
                ["width"] = 3,
            };
            Data(figure).Add(bars);
        }
    }

    /// <summary>A thin bar below each of the reader's own on a time axis: it begins with that, and is as long as the median.</summary>
    internal void AddSpans(JsonObject figure, IReadOnlyList<MachinePlace> places)
    {
        for (var index = 0; index < machines.All.Count; index++)
        {
            var machine = machines.All[index];
            var drawn = places.Where(place => machine.Labels.Contains(place.Operation)).ToArray();
            var bars = Bars(machine, index, series: 1, drawn);
            bars["base"] = Numbers(drawn.Select(place => place.Start / scale.Divisor));
            Data(figure).Add(bars);
        }
    }

    /// <summary>A thin dotted level line at the median of each operation that is one of the chart's lines, in that line's colour.</summary>
    /// <param name="figure">The chart.</param>
    /// <param name="labels">The names of the chart's lines, in their order.</param>
    /// <param name="from">Where the levels begin on the horizontal axis, as drawn.</param>
    /// <param name="to">Where they end.</param>
    internal void AddLevels(JsonObject figure, string[] labels, double from, double to)
    {
        for (var index = 0; index < machines.All.Count; index++)
        {
            var machine = machines.All[index];
            var symbol = Symbols[index % Symbols.Length];
            Data(figure).Add(Curve(machine, symbol, Edge, opacity: 1, [], isEntry: true));
            foreach (var label in machine.Labels.Where(label => axis.CanShow(machines.In(machine[label].Median))))
            {
                var height = Drawn(machine[label].Median);
                var level = Curve(machine, symbol, PlotlyTemplate.ColourOf(Array.IndexOf(labels, label)), opacity: 0.75, [(from, height), (to, height)], isEntry: false);
                level["hovertext"] = Texts(Enumerable.Repeat(machines.Hover(machine, label), 2));
                level["hovertemplate"] = "%{hovertext}<extra></extra>";
                Data(figure).Add(level);
            }
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

    private JsonObject Bars(RecordedMachine machine, int index, int series, MachinePlace[] drawn)
    {
        var share = GroupWidth / series;
        var room = (1 - MachinesShare) * share / machines.All.Count;
        return new JsonObject
        {
            ["type"] = "bar",
            ["orientation"] = "h",
            ["name"] = TextWrap.Html(machine.Name, LegendWidth),
            ["x"] = Numbers(drawn.Select(place => Drawn(machine[place.Operation].Median))),
            ["y"] = Texts(drawn.Select(place => place.Key)),
            ["offset"] = Numbers(drawn.Select(place => OffsetOf(place.Series, series) + MachinesShare * share + index * room)),
            ["width"] = 0.8 * room,
            ["marker"] = Marker(index),
            ["hovertext"] = Texts(drawn.Select(place => machines.Hover(machine, place.Operation))),
            ["hovertemplate"] = "%{hovertext}<extra></extra>",
        };
    }

    private static double OffsetOf(int index, int series) => GroupOffset + index * GroupWidth / series;

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

/// <summary>Where in a chart a recorded operation belongs.</summary>
/// <param name="Operation">Its name.</param>
/// <param name="Key">The label on the axis, as drawn.</param>
/// <param name="Series">Which of the bars with that label.</param>
/// <param name="Start">Where a span begins, in the chart's unit.</param>
internal sealed record MachinePlace(string Operation, string Key, int Series = 0, double Start = 0);
