namespace Workshop.Display.Tests;

public class LinesTests
{
    private static readonly Series Measured = new("computing", [(1, 0.98), (2, 1.92), (4, 1.9)]);

    [Fact]
    public void A_reference_line_is_dashed_grey_and_told_from_what_was_measured()
    {
        var figure = Chart.Lines("Speed-up", "workers", "speed-up", Measured, Series.Reference("ideal", [1, 4], n => n));
        var json = PlotlyJson.Of(figure);
        Assert.Equal("lines+markers", (string?)json["data"]![0]!["mode"]);
        Assert.Equal([0.98, 1.92, 1.9], PlotlyJson.Numbers(json["data"]![0]!["y"]));
        Assert.Equal("lines", (string?)json["data"]![1]!["mode"]);
        Assert.Equal([1, 4], PlotlyJson.Numbers(json["data"]![1]!["y"]));
        Assert.NotNull(json["data"]![1]!["line"]!["dash"]);
        Assert.Equal("workers", (string?)json["layout"]!["xaxis"]!["title"]!["text"]);
        Assert.Equal("Line chart of speed-up against workers. computing: 3 points, highest 1.92 at 2, lowest 0.98 at 1. ideal (to compare with): 2 points, highest 4 at 4, lowest 1 at 1.", figure.Description);
    }

    [Fact]
    public void Axes_with_units_are_scaled_and_named()
    {
        var figure = Chart.Lines("Latency", new Axis("size", "B", Log: true), new Axis("latency", "ns"), new Series("pipe", [(64, 34_000), (65_536, 41_000)]));
        var json = PlotlyJson.Of(figure);
        Assert.Equal([34, 41], PlotlyJson.Numbers(json["data"]![0]!["y"]));
        Assert.Equal("latency (µs)", (string?)json["layout"]!["yaxis"]!["title"]!["text"]);
        Assert.Contains("1 KiB", PlotlyJson.Texts(json["layout"]!["xaxis"]!["ticktext"]));
        Assert.Equal(["pipe", "64 KiB", "41 µs"], figure.Data.Rows[1]);
    }

    [Fact]
    public void Points_that_a_logarithmic_axis_cannot_show_are_left_out()
    {
        var json = PlotlyJson.Of(Chart.Lines("Loss", new Axis("n", Log: true), "loss", new Series("a", [(0, 1), (10, double.NaN), (100, 3)])));
        Assert.Equal([100], PlotlyJson.Numbers(json["data"]![0]!["x"]));
    }

    [Fact]
    public void Dots_are_not_joined_and_a_flat_series_is_told_as_such()
    {
        var figure = Chart.Dots("Lost updates", "increments", new Axis("lost", "%"), new Series("same core", [(1, 0), (2, 0)]));
        Assert.Equal("markers", (string?)PlotlyJson.Of(figure)["data"]![0]!["mode"]);
        Assert.Equal("Scatter chart of lost against increments. same core: 2 points, all 0 %.", figure.Description);
    }

    [Fact]
    public void A_chart_without_points_is_refused_by_name() =>
        Assert.Contains("'Empty'", Assert.Throws<ArgumentException>(() => Chart.Lines("Empty", "x", "y", new Series("a", []))).Message, StringComparison.Ordinal);
}
