using Workshop.Measurement;

namespace Workshop.Display.Tests;

public class DisturbanceTests
{
    private const string Reason = "other programs took 0.4 cores";
    private static readonly Measurement.Measurement Disturbed = Times("thread", 61_000, new([new(DisturbanceKind.CompetingLoad, 0.4, Reason)], Reason));
    private static readonly Measurement.Measurement Calm = Times("coroutine", 90, disturbance: null);

    [Fact]
    public void A_bar_of_a_disturbed_measurement_is_marked_and_says_by_what()
    {
        var figure = Chart.Bars("Start", [("thread", Disturbed), ("coroutine", Calm)], logScale: true);
        var bars = PlotlyJson.Of(figure)["data"]![0]!;

        Assert.Equal(["61 µs ⚠", "90 ns"], PlotlyJson.Texts(bars["text"]));
        Assert.Equal([$"<br>disturbed: {Reason}", ""], PlotlyJson.Texts(bars["customdata"]));
        Assert.EndsWith($"Disturbed while measured, so not to be relied on: thread ({Reason}).", figure.Description, StringComparison.Ordinal);
        Assert.Equal([["thread", "61 µs", Reason], ["coroutine", "90 ns", "–"]], figure.Data.Rows);
    }

    [Fact]
    public void The_curve_of_a_disturbed_measurement_is_marked_in_the_legend()
    {
        var figure = Chart.Distribution("Start", logScale: true, ("thread", Disturbed), ("coroutine", Calm));

        Assert.Equal(["thread ⚠", "coroutine"], PlotlyJson.Of(figure)["data"]!.AsArray().Select(curve => (string?)curve!["name"]));
        Assert.Contains($"thread ({Reason})", figure.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_calm_measurement_and_one_that_nobody_watched_have_no_mark()
    {
        var figure = Chart.Bars("Start", [("coroutine", Calm), ("unwatched", Times("unwatched", 5, Disturbance.NotWatched))]);

        Assert.Equal(["90 ns", "5 ns"], PlotlyJson.Texts(PlotlyJson.Of(figure)["data"]![0]!["text"]));
        Assert.DoesNotContain("Disturbed", figure.Description, StringComparison.Ordinal);
        Assert.Equal(["Bar", "Value"], figure.Data.Columns.Select(column => column.Header));
    }

    private static Measurement.Measurement Times(string name, double median, Disturbance? disturbance) =>
        new(name, [new(median - 1), new(median), new(median + 1)]) { Disturbance = disturbance };
}
