using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Workshop.Measurement;

namespace Workshop.Display.Tests;

public class RecordedMachinesTests
{
    private static readonly (string, double)[] Costs = [("process", 0.040), ("thread", 61e-6), ("unrecorded", 1)];

    // Another machine, so that there is a difference to name: no machine has this processor.
    private static readonly MachineFingerprint Other = new("Some System", Architecture.Arm64, 8, "Some CPU", ".NET 10", IsContainer: false) { PhysicalCores = 4, IsVirtualMachine = false };

    private static readonly MachineRecord Record = new(
        "laptop", new DateOnly(2026, 11, 25), null, "course measure", Other,
        [Operation("start-and-end", "process", 20_000_000), Operation("start-and-end", "thread", 30_000), Operation("start-and-end", "coroutine", 100), Operation("round-trip", "pipe", 8_000)],
        []);

    private static readonly MachineRecords Records = MachineRecords.Of(Record, Record with { Name = "server" });

    [Fact]
    public void Bars_of_recorded_machines_lie_below_the_readers_own_and_have_a_legend()
    {
        var json = PlotlyJson.Of(Chart.Bars("Start", "s", Costs, logScale: true, Records.Times("start-and-end")));

        var (own, laptop, server) = (json["data"]![0]!, json["data"]![1]!, json["data"]![2]!);
        Assert.Equal(3, json["data"]!.AsArray().Count);
        Assert.Equal(("this run", "laptop", "server"), ((string?)own["name"], (string?)laptop["name"], (string?)server["name"]));
        Assert.Equal(["process", "thread"], PlotlyJson.Texts(laptop["y"]));
        Assert.Equal([0.02, 30e-6], PlotlyJson.Numbers(laptop["x"]).Select(x => Math.Round(x, 9)));
        Assert.NotEqual((string?)laptop["marker"]!["pattern"]!["shape"], (string?)server["marker"]!["pattern"]!["shape"]);
        Assert.True(laptop["error_x"]!["array"]!.AsArray().All(length => length!.GetValue<double>() > 0));
        Assert.True((bool?)json["layout"]!["showlegend"]);
        AssertApart([OfOwn(own), OfMachine(laptop, 0), OfMachine(server, 0)]);
    }

    [Fact]
    public void Differences_between_the_machines_are_named_under_the_pointer_and_in_the_text_alternative()
    {
        var figure = Chart.Bars("Start", "s", Costs, logScale: true, Records.Times("start-and-end"));

        var hover = PlotlyJson.Texts(PlotlyJson.Of(figure)["data"]![1]!["hovertext"])[0].Replace("<br>", " ", StringComparison.Ordinal);
        Assert.StartsWith("process on laptop: 20 ms", hover, StringComparison.Ordinal);
        Assert.Contains("unlike here: Some CPU (Arm64); 8 cores; SMT", hover, StringComparison.Ordinal);
        Assert.Contains("disturbed: unknown: nobody watched", hover, StringComparison.Ordinal);
        Assert.Contains(" Recorded on laptop (unlike here: Some CPU (Arm64); 8 cores; SMT", figure.Description, StringComparison.Ordinal);
        Assert.Contains("): process 20 ms, thread 30 µs.", figure.Description, StringComparison.Ordinal);
        Assert.Equal(["unrecorded", "1 s", "–", "–"], figure.Data.Rows[2]);
        Assert.Equal(["Bar", "Value", "Median, laptop", "Median, server"], figure.Data.Columns.Select(column => column.Header));
    }

    [Fact]
    public void The_axis_reaches_what_the_recorded_machines_need()
    {
        var json = PlotlyJson.Of(Chart.Bars("Start", "ms", [("process", 1)], machines: Records.Times("start-and-end")));

        Assert.True(PlotlyJson.Numbers(json["layout"]!["xaxis"]!["range"])[1] > 20);
    }

    [Fact]
    public void Without_a_record_of_what_is_shown_the_chart_is_the_usual_one()
    {
        var usual = Chart.Bars("Start", "s", Costs).PlotlyJson;

        Assert.Equal(usual, Chart.Bars("Start", "s", Costs, machines: []).PlotlyJson);
        Assert.Equal(usual, Chart.Bars("Start", "s", Costs, machines: Records.Times("round-trip")).PlotlyJson);
        Assert.Equal(usual, Chart.Bars("Start", "s", Costs, machines: MachineRecords.Load("/there/is/no/such/folder").Times("start-and-end")).PlotlyJson);
        Assert.Equal(
            Chart.Distribution("Trip", "s", logScale: true, ("pipe", [1, 2])).PlotlyJson,
            Chart.Distribution("Trip", "s", logScale: true, [], ("pipe", [1, 2])).PlotlyJson);
    }

    [Fact]
    public void Curves_of_recorded_machines_have_the_colour_of_the_readers_own_and_one_legend_entry_a_machine()
    {
        var figure = Chart.Distribution("Trip", "µs", logScale: true, Records.Times("round-trip"), ("field", [0.1, 0.2]), ("pipe", [7, 8, 9]));
        var traces = PlotlyJson.Of(figure)["data"]!.AsArray().Skip(2).ToArray();

        Assert.Equal(["laptop", "laptop", "server", "server"], traces.Select(trace => (string?)trace!["name"]));
        Assert.Equal([true, false, true, false], traces.Select(trace => (bool)trace!["showlegend"]!));
        Assert.Equal("#d35400", (string?)traces[1]!["line"]!["color"]);
        Assert.Equal([0, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1], PlotlyJson.Numbers(traces[1]!["y"]));
        Assert.Equal(8, PlotlyJson.Numbers(traces[1]!["x"])[3], precision: 9);
        Assert.NotEqual((string?)traces[1]!["marker"]!["symbol"], (string?)traces[3]!["marker"]!["symbol"]);
        Assert.Contains("Recorded on laptop", figure.Description, StringComparison.Ordinal);
        Assert.Equal("8 µs", figure.Data.Rows[1][6]);
        Assert.Equal("–", figure.Data.Rows[0][6]);
    }

    [Fact]
    public void Bars_side_by_side_have_the_machines_below_each_and_find_an_operation_by_label_and_series()
    {
        var records = MachineRecords.Of(Record with { Operations = [Operation("hand-off", "futex, one core", 2_000), Operation("hand-off", "futex, two cores", 27_000)] });
        var figure = Chart.Bars("Hand-off", "µs", logScale: true, records.Times("hand-off"), ("one core", [("futex", 2.5), ("spinning", 4)]), ("two cores", [("futex", 30)]));
        var traces = PlotlyJson.Of(figure)["data"]!.AsArray();

        Assert.Equal(["one core", "two cores", "laptop"], traces.Select(trace => (string?)trace!["name"]));
        Assert.Equal(["futex", "futex"], PlotlyJson.Texts(traces[2]!["y"]));
        Assert.Equal([2, 27], PlotlyJson.Numbers(traces[2]!["x"]).Select(x => Math.Round(x, 9)));
        AssertApart([OfOwn(traces[0]!), OfMachine(traces[2]!, 0), OfOwn(traces[1]!), OfMachine(traces[2]!, 1)]);
        Assert.Contains("futex, two cores 27 µs", figure.Description, StringComparison.Ordinal);
        Assert.Equal(["one core", "spinning", "4 µs", "–"], figure.Data.Rows[1]);
    }

    [Fact]
    public void Lines_show_a_recorded_operation_as_a_level_in_their_colour()
    {
        var figure = Chart.Lines("Trip", "messages", new Axis("time", "µs"), Records.Times("round-trip"), new Series("field", [(1, 0.1), (8, 0.2)]), new Series("pipe", [(2, 9), (4, 7)]));
        var traces = PlotlyJson.Of(figure)["data"]!.AsArray().Skip(2).ToArray();

        Assert.Equal([true, false, true, false], traces.Select(trace => (bool)trace!["showlegend"]!));
        Assert.Equal("#d35400", (string?)traces[1]!["line"]!["color"]);
        Assert.Equal([1, 8], PlotlyJson.Numbers(traces[1]!["x"]));
        Assert.Equal([8, 8], PlotlyJson.Numbers(traces[1]!["y"]).Select(y => Math.Round(y, 9)));
        Assert.Contains("Recorded on laptop", figure.Description, StringComparison.Ordinal);
        Assert.Equal(["pipe", "2", "9 µs", "8 µs", "8 µs"], figure.Data.Rows[2]);
    }

    [Fact]
    public void A_timeline_shows_how_long_the_same_took_on_a_recorded_machine()
    {
        var figure = Chart.Gantt("Two starts", "ms", [new("main", 3, 5, "process"), new("main", 5, 6, "thread"), new("other", 6, 7, "unrecorded")], Records.Times("start-and-end"));
        var json = PlotlyJson.Of(figure);
        var laptop = json["data"]![3]!;

        Assert.Equal([0, 2], PlotlyJson.Numbers(laptop["base"]));
        Assert.Equal([20, 0.03], PlotlyJson.Numbers(laptop["x"]).Select(x => Math.Round(x, 9)));
        Assert.Equal(["main", "main"], PlotlyJson.Texts(laptop["y"]));
        AssertApart([OfOwn(json["data"]![0]!), OfMachine(laptop, 0)]);
        Assert.Contains("): process 20 ms, thread 30 µs.", figure.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Machines_behind_a_chart_of_something_else_than_times_are_refused() =>
        Assert.Contains("'B'", Assert.Throws<ArgumentException>(() => Chart.Bars("Memory", "B", Costs, machines: Records.Times("start-and-end"))).Message, StringComparison.Ordinal);

    private static (double From, double To) OfOwn(JsonNode bars) => ((double)bars["offset"]!, (double)bars["offset"]! + (double)bars["width"]!);

    private static (double From, double To) OfMachine(JsonNode bars, int bar) =>
        (PlotlyJson.Numbers(bars["offset"])[bar], PlotlyJson.Numbers(bars["offset"])[bar] + (double)bars["width"]!);

    // Between two labels there is room from -0.5 to 0.5.
    private static void AssertApart((double From, double To)[] bars)
    {
        Assert.All(bars.Zip(bars.Skip(1)), pair => Assert.True(pair.First.To <= pair.Second.From));
        Assert.True(bars[0].From >= -0.5 && bars[^1].To <= 0.5);
    }

    private static RecordedOperation Operation(string experiment, string name, double median) =>
        RecordedOperation.Of(experiment, name, new(name, Enumerable.Range(-50, 101).Select(i => new Nanoseconds(median * (1 + i / 100.0)))));
}
