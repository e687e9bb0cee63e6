using Workshop.Coroutines;
using Workshop.Tracing;

namespace Workshop.Display.Tests;

[Collection(nameof(OneTraceAtATime))]
public class TimelineTests
{
    [Fact]
    public void Each_turn_is_a_bar_in_the_lane_of_its_worker()
    {
        var trace = Record(workers: 1, coroutines: 3, yields: 2);
        var json = PlotlyJson.Of(Chart.Timeline(trace));
        var bars = json["data"]!.AsArray().Where(one => (string?)one!["type"] == "bar").ToArray();
        Assert.Equal(["Spin (1)", "Spin (2)", "Spin (3)"], bars.Select(one => (string?)one!["name"]));
        Assert.Equal(trace.Runs.Count, bars.Sum(one => one!["x"]!.AsArray().Count));
        Assert.All(bars, one => Assert.All(PlotlyJson.Numbers(one!["y"]), lane => Assert.True(lane < PlotlyJson.Texts(json["layout"]!["yaxis"]!["ticktext"]).Length - 1)));
        Assert.StartsWith("worker 0", PlotlyJson.Texts(json["layout"]!["yaxis"]!["ticktext"])[0], StringComparison.Ordinal);
        Assert.Contains("await 1, line", PlotlyJson.Texts(bars[0]!["customdata"])[0], StringComparison.Ordinal);
        Assert.Equal(3, bars.Select(one => one!["marker"]!["color"]!.ToString()).Distinct().Count());
    }

    [Fact]
    public void Wake_ups_are_arrows_that_can_be_switched_off()
    {
        var trace = Record(workers: 2, coroutines: 3, yields: 1);
        var arrows = PlotlyJson.Of(Chart.Timeline(trace))["data"]!.AsArray().Single(one => (string?)one!["name"] == "wake-ups")!;
        var heads = PlotlyJson.Numbers(arrows["marker"]!["size"]).Count(size => size > 0);
        Assert.Equal(trace.Runs.Count(run => run.Wake is not null), heads);
        Assert.Contains("Spin (1) started by", PlotlyJson.Texts(arrows["text"])[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_cost_of_recording_stands_on_the_plot_and_in_the_words()
    {
        var trace = Record(workers: 1, coroutines: 1, yields: 1);
        var figure = Chart.Timeline(trace);
        Assert.Matches("Recording: .* an event, .* in all; no event lost", (string)PlotlyJson.Of(figure)["layout"]!["title"]!["text"]!);
        Assert.Matches("Recording: .* an event, .* in all; no event lost", figure.Description);
        Assert.Matches("Recording: .* an event", (string)PlotlyJson.Of(Chart.Concurrency(trace))["layout"]!["title"]!["text"]!);
    }

    [Fact]
    public void Many_coroutines_are_told_apart_by_colour_and_their_methods_by_the_legend()
    {
        var json = PlotlyJson.Of(Chart.Timeline(Record(workers: 1, coroutines: 20, yields: 1)));
        var bars = json["data"]!.AsArray().Single(one => (string?)one!["type"] == "bar")!;
        Assert.Equal("Spin (20 coroutines)", (string?)bars["name"]);
        Assert.Equal(6, PlotlyJson.Texts(bars["marker"]!["color"]).Distinct().Count());
        Assert.Contains("20", PlotlyJson.Texts(bars["text"]));
    }

    [Fact]
    public void Turns_too_short_to_be_seen_are_joined_and_the_words_say_so()
    {
        var trace = Record(workers: 1, coroutines: 10, yields: 5000);
        Assert.True(trace.Events.Count > 100_000);
        var figure = Chart.Timeline(trace);
        var bars = PlotlyJson.Of(figure)["data"]!.AsArray().Where(one => (string?)one!["type"] == "bar").Sum(one => one!["x"]!.AsArray().Count);
        Assert.InRange(bars, 1, 3000);
        Assert.Contains("are joined with their neighbours", figure.Description, StringComparison.Ordinal);
        var concurrency = Chart.Concurrency(trace);
        Assert.All(PlotlyJson.Of(concurrency)["data"]!.AsArray(), one => Assert.Equal(601, one!["x"]!.AsArray().Count));
        Assert.Contains("the highest value of each of 600 equal spans", concurrency.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_tells_what_each_coroutine_did()
    {
        var figure = Chart.Timeline(Record(workers: 1, coroutines: 2, yields: 3));
        Assert.Equal(["Coroutine", "Turns", "Ran for", "On", "Stopped for"], figure.Data.Columns.Select(column => column.Header));
        Assert.Equal(["Spin (1)", "4", "worker 0", "a yield × 3"], new[] { 0, 1, 3, 4 }.Select(column => figure.Data.Rows[0][column]));
    }

    [Fact]
    public void Concurrency_shows_the_highest_counts_of_each_state()
    {
        var figure = Chart.Concurrency(Record(workers: 1, coroutines: 4, yields: 1));
        Assert.Equal(["running", "ready", "waiting"], PlotlyJson.Of(figure)["data"]!.AsArray().Select(one => (string?)one!["name"]));
        Assert.Equal(["running", "1"], figure.Data.Rows[0].Take(2));
        Assert.Equal(["waiting", "0"], figure.Data.Rows[2].Take(2));
    }

    [Fact]
    public void A_trace_is_a_table_of_its_events()
    {
        var table = Record(workers: 1, coroutines: 1, yields: 1).ToTable();
        Assert.Equal("5 events", table.Caption);
        Assert.Equal(["created", "resumed", "suspended", "resumed", "completed"], table.Rows.Select(row => row[3]));
        Assert.All(table.Rows, row => Assert.Equal("Spin (1)", row[4]));
        Assert.Matches(@"^a yield, at await 1, line \d+$", table.Rows[2][5]);
        Assert.Equal("The first 2 of 5 events", Record(workers: 1, coroutines: 1, yields: 1).ToTable(2).Caption);
    }

    [Fact]
    public void A_trace_without_turns_is_refused_with_the_remedy()
    {
        var empty = Trace.Record(() => { });
        Assert.Contains("while it is recorded", Assert.Throws<ArgumentException>(() => Chart.Timeline(empty)).Message, StringComparison.Ordinal);
        Assert.Contains("while it is recorded", Assert.Throws<ArgumentException>(() => Chart.Concurrency(empty)).Message, StringComparison.Ordinal);
    }

    private static Trace Record(int workers, int coroutines, int yields)
    {
        using var floor = new CooperativeScheduler(workers);
        return Trace.Record(() =>
        {
            for (var i = 0; i < coroutines; i++) _ = floor.Start(Spin(yields));
            floor.WaitAll(TestContext.Current.CancellationToken);
        }, new TraceOptions { EventsPerThread = 1 << 18 });
    }

    private static async Coroutine Spin(int yields)
    {
        for (var i = 0; i < yields; i++) await Coroutine.Yield();
    }
}

/// <summary>The process records one trace at a time.</summary>
[CollectionDefinition(nameof(OneTraceAtATime), DisableParallelization = true)]
public static class OneTraceAtATime;
