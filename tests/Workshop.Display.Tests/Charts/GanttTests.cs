namespace Workshop.Display.Tests;

public class GanttTests
{
    private static readonly LaneInterval[] Day =
    [
        new("worker 2", 0, 2e6, "bread", "order 1"),
        new("worker 1", 1e6, 9e6, "cake"),
        new("worker 2", 1e6, 3e6, "cake"),
    ];

    [Fact]
    public void A_bar_starts_and_ends_when_it_did_in_its_lane()
    {
        var json = PlotlyJson.Of(Chart.Gantt("Who ran when", "ns", Day));
        var (bread, cake) = (json["data"]![0]!, json["data"]![1]!);
        Assert.Equal("bread", (string?)bread["name"]);
        Assert.Equal([0], PlotlyJson.Numbers(bread["base"]));
        Assert.Equal([2], PlotlyJson.Numbers(bread["x"]));
        Assert.Equal([1, 1], PlotlyJson.Numbers(cake["base"]));
        Assert.Equal([8, 2], PlotlyJson.Numbers(cake["x"]));
        Assert.Equal(["worker 1", "worker 2"], PlotlyJson.Texts(cake["y"]));
        Assert.Equal(["worker 2", "worker 1"], PlotlyJson.Texts(json["layout"]!["yaxis"]!["categoryarray"]));
        Assert.Equal("overlay", (string?)json["layout"]!["barmode"]);
        Assert.Equal("worker 2: 0 ns to 2 ms<br>order 1", Assert.Single(PlotlyJson.Texts(bread["customdata"])));
        Assert.NotEqual((string?)bread["marker"]!["pattern"]!["shape"], (string?)cake["marker"]!["pattern"]!["shape"]);
    }

    [Fact]
    public void Time_that_two_bars_of_a_lane_share_counts_once()
    {
        var figure = Chart.Gantt("Who ran when", "ns", Day);
        Assert.Equal([["worker 2", "2", "3 ms"], ["worker 1", "1", "8 ms"]], figure.Data.Rows);
        Assert.Equal("Timeline of 2 lanes and 3 bars over 9 ms. Busiest: worker 1, 8 ms. Least busy: worker 2, 3 ms.", figure.Description);
    }

    [Fact]
    public void Time_counts_from_the_earliest_start()
    {
        var figure = Chart.Gantt("Who ran when", "s", Day.Select(bar => bar with { Start = bar.Start + 4e12, End = bar.End + 4e12 }));
        Assert.Equal([0], PlotlyJson.Numbers(PlotlyJson.Of(figure)["data"]![0]!["base"]));
        Assert.Contains("over 9,000,000 s.", figure.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bar_that_ends_before_it_starts_is_refused_by_lane()
    {
        var refused = Assert.Throws<ArgumentException>(() => Chart.Gantt("Who ran when", "ns", [new("worker 1", 2, 1, "bread")]));
        Assert.Contains("lane 'worker 1' runs from 2 to 1", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Chart.Gantt("Who ran when", "ns", [new("worker 1", 0, double.NaN, "bread")]));
        Assert.Throws<ArgumentException>(() => Chart.Gantt("Who ran when", "ns", []));
    }
}
