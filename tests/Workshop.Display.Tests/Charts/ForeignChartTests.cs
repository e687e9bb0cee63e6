using System.Text.Json.Nodes;
using Plotly.NET;
using Microsoft.DotNet.Interactive.Formatting;

namespace Workshop.Display.Tests;

public class ForeignChartTests
{
    private static readonly string[] Kinds = ["process", "</script><script>alert(1)</script>"];

    private static XPlot.Plotly.PlotlyChart ByXPlot() => XPlot.Plotly.Chart.Plot(
        new XPlot.Plotly.Bar { x = Kinds, y = new[] { 15, 0.4 }, name = "cost; \"var layout = {}\"" },
        new XPlot.Plotly.Layout.Layout { title = "Costs" });

    private static GenericChart ByPlotlyNet() =>
        Plotly.NET.CSharp.Chart.Bar<double, string, string>([15, 0.4], Keys: PlotlyNetChart.Given(Kinds), Name: "cost");

    [Fact]
    public void An_xplot_chart_is_read_with_its_title_traces_and_extremes()
    {
        var figure = Figure.Of(ByXPlot());
        var json = PlotlyJson.Of(figure);
        Assert.Equal("Costs", figure.Title);
        Assert.Equal(Kinds, PlotlyJson.Texts(json["data"]![0]!["x"]));
        Assert.Equal("Chart with 1 series. cost; \"var layout = {}\": 2 values, highest 15 at process, lowest 0.4 at </script><script>alert(1)</script>.", figure.Description);
        Assert.Equal(2, figure.Data.Rows.Count);
    }

    [Fact]
    public void An_xplot_chart_without_layout_or_with_several_traces_is_read_too()
    {
        var figure = Figure.Of(XPlot.Plotly.Chart.Plot([new XPlot.Plotly.Scatter { x = new[] { 1, 2 }, y = new[] { 3, 4 } }, new XPlot.Plotly.Scatter { y = new[] { 5 } }]));
        Assert.Equal(2, PlotlyJson.Of(figure)["data"]!.AsArray().Count);
        Assert.Equal(["scatter 1", "2", "4"], figure.Data.Rows[1]);
        Assert.Equal(["scatter 2", "0", "5"], figure.Data.Rows[2]);
    }

    [Fact]
    public void A_plotly_net_chart_takes_the_workshop_s_look_and_its_size_fits_the_page()
    {
        var chart = ByPlotlyNet();
        var json = PlotlyJson.Of(Figure.Of(chart));
        Assert.Null(json["layout"]!["width"]);
        Assert.True(GenericChart.getLayout(chart).Properties.ContainsKey("template"), "The cell's own chart is left as it was.");
        Assert.Equal("rgba(0,0,0,0)", (string?)json["layout"]!["template"]!["layout"]!["paper_bgcolor"]);
    }

    [Fact]
    public void A_size_that_was_chosen_stays()
    {
        var chart = ByPlotlyNet();
        GenericChart.getLayout(chart).SetProperty("width", 300);
        var layout = PlotlyJson.Of(Figure.Of(chart))["layout"]!;
        Assert.Equal((300, Defaults.DefaultHeight), ((int?)layout["width"], (int?)layout["height"]));
    }

    [Fact]
    public void What_the_author_of_a_plotly_net_chart_chose_stays()
    {
        var chart = ByPlotlyNet();
        var template = new Template();
        template.SetProperty("layout", new Dictionary<string, object> { ["paper_bgcolor"] = "#ffeeaa" });
        var layout = GenericChart.getLayout(chart);
        layout.SetProperty("template", template);
        layout.SetProperty("width", 300);
        var json = PlotlyJson.Of(Figure.Of(GenericChart.setLayout(layout, chart)));
        Assert.Equal("#ffeeaa", (string?)json["layout"]!["template"]!["layout"]!["paper_bgcolor"]);
        Assert.Equal(300, (int?)json["layout"]!["width"]);
    }

    [Fact]
    public void Both_are_shown_the_way_of_a_figure()
    {
        foreach (object chart in (object[])[ByXPlot(), ByPlotlyNet(), Chart.Bars("Costs", "", [("process", 15)])])
        {
            Assert.Equal(["application/vnd.plotly.v1+json", "text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(chart.GetType()));
            Assert.NotNull(JsonNode.Parse(chart.ToDisplayString("application/vnd.plotly.v1+json"))!["data"]);
            Assert.Contains("role=\"img\"", chart.ToDisplayString("text/html"), StringComparison.Ordinal);
            Assert.Contains("process", chart.ToDisplayString("text/plain"), StringComparison.Ordinal);
        }
    }
}
