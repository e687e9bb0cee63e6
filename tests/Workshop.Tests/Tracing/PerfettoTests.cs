using System.Text.Json.Nodes;
using Workshop.Coroutines;
using Workshop.Tracing;

namespace Workshop.Tests.Tracing;

/// <summary>Holds the file to the description of the Trace Event Format.</summary>
[Collection(nameof(OneTraceAtATime))]
public sealed class PerfettoTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact(Timeout = 60_000)]
    public async Task Every_entry_has_the_fields_that_its_kind_requires()
    {
        var (trace, json) = await Save(TestContext.Current.CancellationToken);
        Assert.Equal("ns", (string?)json["displayTimeUnit"]);
        Assert.Equal(trace.Events.Count, (int?)json["otherData"]!["events"]);
        Assert.Equal(0, (int?)json["otherData"]!["dropped events"]);
        foreach (var entry in Entries(json))
        {
            Assert.NotEmpty((string)entry["name"]!);
            Assert.True((double)entry["ts"]! >= 0);
            Assert.True((int)entry["pid"]! > 0);
            Assert.True((int)entry["tid"]! >= 0);
            switch ((string?)entry["ph"])
            {
                case "M":
                    Assert.Contains((string?)entry["name"], new[] { "process_name", "thread_name", "thread_sort_index" });
                    Assert.Single(entry["args"]!.AsObject());
                    break;
                case "X":
                    Assert.True((double)entry["dur"]! >= 0);
                    break;
                case "s" or "f":
                    Assert.NotNull(entry["id"]);
                    Assert.NotEmpty((string)entry["cat"]!);
                    break;
                case "C":
                    Assert.All(entry["args"]!.AsObject(), count => Assert.InRange((int)count.Value!, 0, 10));
                    break;
                case "i":
                    Assert.Contains((string?)entry["s"], new[] { "t", "p", "g" });
                    break;
                default:
                    Assert.Fail($"Unexpected phase {entry["ph"]}.");
                    break;
            }
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Entries_are_in_the_order_of_time()
    {
        var (_, json) = await Save(TestContext.Current.CancellationToken);
        var times = Entries(json).Select(entry => (double)entry["ts"]!).ToArray();
        Assert.Equal(times.Order(), times);
    }

    [Fact(Timeout = 60_000)]
    public async Task Slices_of_one_thread_never_cross()
    {
        var (trace, json) = await Save(TestContext.Current.CancellationToken);
        var slices = Entries(json).Where(entry => (string?)entry["ph"] == "X").ToArray();
        Assert.Equal(trace.Runs.Count, slices.Count(slice => (string?)slice["cat"] == "coroutine"));
        foreach (var thread in slices.GroupBy(slice => (int)slice["tid"]!))
        {
            var end = 0.0;
            foreach (var slice in thread)
            {
                Assert.True((double)slice["ts"]! >= end - 0.0005, $"{slice} begins before {end}.");
                end = (double)slice["ts"]! + (double)slice["dur"]!;
            }
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Every_arrow_has_a_beginning_and_an_end_inside_slices()
    {
        var (_, json) = await Save(TestContext.Current.CancellationToken);
        var slices = Entries(json).Where(entry => (string?)entry["ph"] == "X").ToArray();
        var begins = Entries(json).Where(entry => (string?)entry["ph"] == "s").ToDictionary(entry => (int)entry["id"]!);
        var ends = Entries(json).Where(entry => (string?)entry["ph"] == "f").ToDictionary(entry => (int)entry["id"]!);
        Assert.NotEmpty(begins);
        Assert.Equal(begins.Keys.Order(), ends.Keys.Order());
        foreach (var (id, begin) in begins)
        {
            var end = ends[id];
            Assert.True((double)begin["ts"]! <= (double)end["ts"]!);
            Assert.Equal("e", (string?)end["bp"]);
            Assert.Contains(slices, slice => Encloses(slice, begin));
            Assert.Contains(slices, slice => Encloses(slice, end));
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Threads_have_their_names_and_counters_end_at_nothing()
    {
        var (trace, json) = await Save(TestContext.Current.CancellationToken);
        var names = Entries(json).Where(entry => (string?)entry["name"] == "thread_name").Select(entry => (string?)entry["args"]!["name"]);
        Assert.Equal(trace.Threads.Select(thread => thread.Name), names);
        var last = Entries(json).Last(entry => (string?)entry["ph"] == "C")["args"]!;
        Assert.Equal((0, 0, 0), ((int)last["running"]!, (int)last["ready"]!, (int)last["waiting"]!));
    }

    [Fact]
    public void Nothing_half_written_is_left_behind()
    {
        var trace = Trace.Record(() => { });
        Assert.ThrowsAny<IOException>(() => trace.SavePerfetto(Path.Combine(_folder.FullName, "missing", "trace.json")));
        Assert.Empty(_folder.GetFileSystemInfos());
    }

    private static bool Encloses(JsonNode slice, JsonNode point)
    {
        var (start, at) = ((double)slice["ts"]!, (double)point["ts"]!);
        return (int)slice["tid"]! == (int)point["tid"]! && at >= start && at <= start + (double)slice["dur"]! + 0.0005;
    }

    private static IEnumerable<JsonNode> Entries(JsonNode json) => json["traceEvents"]!.AsArray().Select(entry => entry!);

    private async Task<(Trace Trace, JsonNode Json)> Save(CancellationToken token)
    {
        await using var floor = new CooperativeScheduler(workers: 2);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var trace = await Trace.RecordAsync(async () =>
        {
            for (var i = 0; i < 4; i++) _ = floor.Start(Caller(gate.Task));
            await floor.WaitIdleAsync(token);
            gate.SetResult();
            await floor.WaitAllAsync(token);
        });
        var path = Path.Combine(_folder.FullName, "trace.json");
        trace.SavePerfetto(path);
        return (trace, JsonNode.Parse(await File.ReadAllBytesAsync(path, token))!);

        static async Coroutine Caller(Task gate) => await Callee(gate);
        static async Coroutine Callee(Task gate)
        {
            await Coroutine.Yield();
            await gate;
        }
    }
}
