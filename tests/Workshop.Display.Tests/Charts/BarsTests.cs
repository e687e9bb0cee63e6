namespace Workshop.Display.Tests;

public class BarsTests
{
    private static readonly (string, double)[] Costs = [("process", 1.2e6), ("thread", 61_000), ("coroutine", 85.2)];

    [Fact]
    public void Bars_carry_their_values_with_unit_on_a_logarithmic_axis()
    {
        using var culture = new CommaCulture();
        var json = PlotlyJson.Of(Chart.Bars("Time to start one more", "ns", Costs, logScale: true));
        var trace = Assert.Single(json["data"]!.AsArray())!;
        Assert.Equal("h", (string?)trace["orientation"]);
        Assert.Equal(["process", "thread", "coroutine"], PlotlyJson.Texts(trace["y"]));
        Assert.Equal([1.2e6, 61_000, 85.2], PlotlyJson.Numbers(trace["x"]));
        Assert.Equal(["1.2 ms", "61 µs", "85.2 ns"], PlotlyJson.Texts(trace["text"]));
        Assert.Equal("log", (string?)json["layout"]!["xaxis"]!["type"]);
        Assert.Equal("Time to start one more", (string?)json["layout"]!["title"]!["text"]);
        Assert.Equal("reversed", (string?)json["layout"]!["yaxis"]!["autorange"]);
    }

    [Fact]
    public void The_text_alternative_names_the_extremes()
    {
        var figure = Chart.Bars("Time to start one more", "ns", Costs, logScale: true);
        Assert.Equal("Bar chart with 3 bars, logarithmic scale. Highest: process, 1.2 ms, about 14,000 times the lowest. Lowest: coroutine, 85.2 ns.", figure.Description);
        Assert.Equal(["coroutine", "85.2 ns"], figure.Data.Rows[2]);
    }

    [Fact]
    public void A_linear_axis_is_drawn_in_the_unit_that_keeps_it_short()
    {
        var json = PlotlyJson.Of(Chart.Bars("Twelve downloads", "ms", [("one thread", 2_410), ("twelve", 213)]));
        Assert.Equal([2.41, 0.213], PlotlyJson.Numbers(json["data"]![0]!["x"]));
        Assert.Equal(" s", (string?)json["layout"]!["xaxis"]!["ticksuffix"]);
    }

    [Fact]
    public void Groups_differ_in_pattern_too_and_have_a_legend()
    {
        var figure = Chart.Bars("Memory", "B", logScale: true, ("resident", [("process", 1.2e7), ("thread", 71_000)]), ("virtual", [("process", 2.7e11)]));
        var json = PlotlyJson.Of(figure);
        Assert.Equal(["resident", "virtual"], json["data"]!.AsArray().Select(trace => (string?)trace!["name"]));
        Assert.Equal(2, json["data"]!.AsArray().Select(trace => (string?)trace!["marker"]!["pattern"]!["shape"]).Distinct().Count());
        Assert.True((bool?)json["layout"]!["showlegend"]);
        Assert.Contains("Highest: process (virtual), 251 GiB, about 3.8 million times the lowest. Lowest: thread (resident), 69.3 KiB.", figure.Description, StringComparison.Ordinal);
        Assert.Equal(["virtual", "process", "251 GiB"], figure.Data.Rows[2]);
    }

    [Fact]
    public void Values_that_cannot_be_drawn_stay_in_the_data_and_are_spoken_of()
    {
        var figure = Chart.Bars("Loss", "ns", [("none", 0), ("unknown", double.NaN), ("some", 5)], logScale: true);
        Assert.Equal(["some"], PlotlyJson.Texts(PlotlyJson.Of(figure)["data"]![0]!["y"]));
        Assert.Equal([["none", "0 ns"], ["unknown", "–"], ["some", "5 ns"]], figure.Data.Rows);
        Assert.EndsWith("1 value not above zero: not drawn.", figure.Description, StringComparison.Ordinal);
        PlotlyJson.Of(Chart.Bars("Nothing measured", "ns", [("a", double.NaN)], logScale: true));
        PlotlyJson.Of(Chart.Bars("Nothing lost", "", [("a", 0)], logScale: true));
        PlotlyJson.Of(Chart.Bars("Nothing lost", "", [("a", 0), ("b", -2)]));
    }

    [Fact]
    public void A_chart_without_bars_is_refused_by_name() =>
        Assert.Contains("'Empty'", Assert.Throws<ArgumentException>(() => Chart.Bars("Empty", "ns", [])).Message, StringComparison.Ordinal);

    [Fact]
    public void Long_labels_and_titles_are_broken_and_escaped()
    {
        var json = PlotlyJson.Of(Chart.Bars("What it costs to start one more, in a long title", "", [("<b>thread</b> of the \"pool\", waiting", 1)]));
        Assert.Equal("What it costs to start one more, in<br>a long title", (string?)json["layout"]!["title"]!["text"]);
        Assert.Equal("&lt;b&gt;thread&lt;/b&gt; of<br>the \"pool\",<br>waiting", Assert.Single(PlotlyJson.Texts(json["data"]![0]!["y"])));
    }
}
