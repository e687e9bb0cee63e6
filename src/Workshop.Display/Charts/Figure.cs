using System.Text.Json.Nodes;
using Plotly.NET;

namespace Workshop.Display;

/// <summary>A chart together with what a reader gets who cannot see it: a sentence or two, and the data.</summary>
/// <remarks>Immutable, so safe to share between threads. The chart is read when the figure is made; later changes to it do not show.</remarks>
public sealed class Figure
{
    internal Figure(string title, string description, Table data, JsonObject plotly)
    {
        Title = title;
        Description = description;
        Data = data;
        PlotlyJson = plotly.ToJsonString();
    }

    /// <summary>What the chart shows.</summary>
    public string Title { get; }

    /// <summary>The text alternative: what there is to see, with the extremes.</summary>
    public string Description { get; }

    /// <summary>The numbers behind the chart.</summary>
    public Table Data { get; }

    /// <summary>The chart as plotly.js reads it: an object of <c>data</c>, <c>layout</c> and <c>config</c>. ASCII, and safe inside a script element.</summary>
    public string PlotlyJson { get; }

    /// <summary>A figure of a Plotly.NET chart: the workshop's look, and a description made from its traces.</summary>
    public static Figure Of(GenericChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        return ForeignChart.Read(PlotlyNetChart.ToJson(chart));
    }

    /// <summary>A figure of an XPlot chart: the workshop's look, and a description made from its traces.</summary>
    public static Figure Of(XPlot.Plotly.PlotlyChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        return ForeignChart.Read(XPlotChart.ToJson(chart));
    }

    /// <summary>The figure as plain text: title, description and data.</summary>
    public override string ToString() => $"{Title}\n{Description}\n\n{Data}";
}
