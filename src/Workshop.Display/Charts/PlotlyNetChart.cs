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
        var figure = JsonNode.Parse(GenericChart.toFigureJson(WithoutDefaults(chart)))!;
        return PlotlyTemplate.Complete(figure["data"]!.AsArray(), figure["layout"]!.AsObject());
    }

    /// <summary>The chart less what the library adds to each: its default template, and a default size that would not fit a telephone.</summary>
    /// <remarks>Writing that template as JSON takes the library the better part of a second; comparing it here takes milliseconds.</remarks>
    private static GenericChart WithoutDefaults(GenericChart chart)
    {
        var layout = GenericChart.getLayout(chart);
        if (layout.Properties.GetValueOrDefault("template") is not Template template || !template.StructurallyEquals(Defaults.DefaultTemplate))
            return chart;
        var isDefaultSize = layout.Properties.GetValueOrDefault("width") is int width && width == Defaults.DefaultWidth
            && layout.Properties.GetValueOrDefault("height") is int height && height == Defaults.DefaultHeight;
        // A copy: the layout belongs to the cell's chart.
        var kept = new Layout();
        foreach (var (name, value) in layout.Properties)
        {
            if (name != "template" && !(isDefaultSize && name is "width" or "height"))
                kept.SetProperty(name, value);
        }
        return GenericChart.setLayout(kept, chart);
    }
}
