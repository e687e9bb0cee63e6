using System.Text.Json;
using System.Text.Json.Nodes;
using Workshop.Coroutines;
using Workshop.Processes;
using Workshop.Tracing;

namespace Workshop.Tests.Tracing;

/// <summary>Holds the file to the description of the Trace Event Format.</summary>
[Collection(nameof(OneTraceAtATime))]
public sealed class PerfettoTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact(Timeout = 60_000)]
    public async Task The_file_of_a_rich_trace_is_as_the_format_s_description_says()
    {
        var token = TestContext.Current.CancellationToken;
        var seeded = CooperativeScheduler.Deterministic(seed: 1);
        await using var floor = new CooperativeScheduler(workers: 2);
        using var release = new ManualResetEventSlim();
        var standing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var channel = new CoroutineChannel<int>(0);
        var trace = await Trace.RecordAsync(async () =>
        {
            // Two schedulers, delays of a virtual clock, hand-offs, a fault, a blocked worker, a child process.
            Assert.Throws<TimeoutException>(() => seeded.Run(Fail(), token));
            Coroutine[] all = [floor.Start(Send()), floor.Start(Receive()), floor.Start(Block())];
            await standing.Task;
            while (!Recorder.Session!.Buffers.Any(buffer => buffer.HasBlocked)) await Task.Delay(1, token);
            release.Set();
            foreach (var one in all) await one;
            await ChildProcess.RunAsync(static () => { }, cancellationToken: token);
        });
        await seeded.DisposeAsync();
        var json = await Save(trace, token);
        Assert.Empty(ChromeTraceFormat.Check(json.RootElement));
        Assert.Equal(["C", "M", "X", "f", "i", "s"], Phases(json));
        Assert.Equal(trace.Events.Count, json.RootElement.GetProperty("otherData").GetProperty("events").GetInt32());
        Assert.Contains(trace.Events, one => one.Kind == TraceEventKind.Blocked);
        Assert.Single(trace.Processes);
        Assert.Equal(trace.Runs.Count(run => run.Wake is not null), json.RootElement.GetProperty("traceEvents").EnumerateArray().Count(one => one.GetProperty("ph").GetString() == "s"));

        static async Coroutine Fail()
        {
            for (var i = 0; i < 20; i++) await Coroutine.Delay(TimeSpan.FromSeconds(1));
            throw new TimeoutException();
        }

        async Coroutine Send()
        {
            for (var i = 0; i < 100; i++) await channel.SendAsync(i);
            channel.Complete();
        }

        async Coroutine Receive()
        {
            await foreach (var item in channel.ReceiveAllAsync()) await CoroutineScope.RunAsync(async scope => await scope.Start(Nothing()));
        }

        async Coroutine Block()
        {
            await Coroutine.Yield();
            standing.SetResult();
            release.Wait(token);
        }

        static async Coroutine Nothing() => await Coroutine.Yield();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_file_stays_right_when_rings_have_lost_the_beginnings_of_turns()
    {
        var token = TestContext.Current.CancellationToken;
        await using var floor = new CooperativeScheduler();
        var trace = Trace.Record(() => floor.Run(Chain(500), token), new TraceOptions { EventsPerThread = 65 });
        Assert.True(trace.Dropped > 0);
        var json = await Save(trace, token);
        Assert.Empty(ChromeTraceFormat.Check(json.RootElement));
        Assert.Contains("s", Phases(json));

        // Its end wakes them all within one turn, of which the ring keeps the last wake-ups only.
        var gate = new CoroutineChannel<int>(1);
        trace = Trace.Record(
            () =>
            {
                _ = floor.Start(Crowd());
                floor.WaitAll(token);
            },
            new TraceOptions { EventsPerThread = 256 });
        Assert.Contains(trace.Runs, run => run.Wake?.By?.MethodName == "Crowd");
        Assert.DoesNotContain(trace.Runs, run => run.Coroutine.MethodName == "Crowd");
        json = await Save(trace, token);
        Assert.Empty(ChromeTraceFormat.Check(json.RootElement));

        static async Coroutine Chain(int rest)
        {
            if (rest > 0) await Chain(rest - 1);
        }

        async Coroutine Crowd()
        {
            for (var i = 0; i < 100; i++) _ = CooperativeScheduler.Current!.Start(Member());
            for (var i = 0; i < 3; i++) await Coroutine.Yield();
            gate.Complete();
        }

        async Coroutine Member()
        {
            await foreach (var item in gate.ReceiveAllAsync()) Assert.Fail($"{item}");
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

    private static string[] Phases(JsonDocument json) =>
        [.. json.RootElement.GetProperty("traceEvents").EnumerateArray().Select(one => one.GetProperty("ph").GetString()!).Distinct().Order(StringComparer.Ordinal)];

    private async Task<JsonDocument> Save(Trace trace, CancellationToken token)
    {
        var path = Path.Combine(_folder.FullName, "trace.json");
        trace.SavePerfetto(path);
        return JsonDocument.Parse(await File.ReadAllBytesAsync(path, token));
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
