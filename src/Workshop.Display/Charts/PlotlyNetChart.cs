using System.Text.Json.Nodes;
using Plotly.NET;

namespace Workshop.Display;

/// <summary>The few things that every chart does with Plotly.NET.</summary>
internal static class PlotlyNetChart
{
    /// <summary>Sets a property of every trace by its plotly.js name.</summary>
    internal static GenericChart With(this GenericChart chart, string property, object value)
    {
        foreach (var trace in GenericChart.getTraces(chart))
            trace.SetProperty(property, value);
        return chart;
    }

    internal static Plotly.NET.CSharp.Optional<IEnumerable<T>> Given<T>(IEnumerable<T> values) => new(values, true);

    /// <summary>Joins the charts of single traces and gives them the workshop's layout.</summary>
    internal static JsonObject Join(IEnumerable<GenericChart> charts, ChartLayout layout)
    {
        var chart = GenericChart.combine(charts);
        var plotlyLayout = new Layout();
        foreach (var (name, value) in layout.Properties())
            plotlyLayout.SetProperty(name, value);
        return ToJson(GenericChart.setLayout(plotlyLayout, chart));
    }

    /// <summary>The chart as data, layout and config, in the workshop's look.</summary>
    internal static JsonObject ToJson(GenericChart chart)
    {
        var figure = JsonNode.Parse(GenericChart.toFigureJson(chart))!;
        return WorkshopLook.Apply(figure["data"]!.AsArray(), figure["layout"]!.AsObject());
    }
}
