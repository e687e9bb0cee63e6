using Workshop.Processes;

namespace Workshop.Tests.Processes;

/// <summary>What a child gets, gives back and tells of itself when all goes well.</summary>
public class ChildProcessTests
{
    private static readonly ChildOptions Quiet = new() { StandardOutput = TextWriter.Null, StandardError = TextWriter.Null };
    private static int _counter;

    [Fact(Timeout = 60_000)]
    public async Task A_method_runs_in_another_process()
    {
        var exit = await ChildProcess.RunAsync(static () => Environment.ProcessId, Quiet, TestContext.Current.CancellationToken);

        Assert.Equal(ChildOutcome.Returned, exit.Outcome);
        Assert.NotEqual(Environment.ProcessId, exit.Result);
        Assert.Equal(exit.Pid, exit.Result);
        Assert.Equal(0, exit.ExitCode);
        Assert.Null(exit.Signal);
        Assert.Null(exit.Exception);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_static_variable_is_another_one_in_the_child()
    {
        _counter = 41;

        var exit = await ChildProcess.RunAsync(static () => ++_counter, Quiet, TestContext.Current.CancellationToken);

        Assert.Equal(1, exit.Result);
        Assert.Equal(41, _counter);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_method_without_a_result_runs()
    {
        var exit = await ChildProcess.RunAsync(PrintHello, Quiet, TestContext.Current.CancellationToken);

        Assert.Equal(ChildOutcome.Returned, exit.Outcome);
        Assert.Equal($"hello{Environment.NewLine}", exit.StandardOutput);
    }

    [Fact(Timeout = 60_000)]
    public async Task Asynchronous_methods_are_awaited()
    {
        var plain = await ChildProcess.RunAsync(static async () => { await Task.Yield(); Console.Write("after"); }, Quiet, TestContext.Current.CancellationToken);
        var result = await ChildProcess.RunAsync(static async () => { await Task.Yield(); return 7; }, Quiet, TestContext.Current.CancellationToken);
        var argument = await ChildProcess.RunAsync(static async text => { await Task.Yield(); Console.Write(text); }, "given", Quiet, TestContext.Current.CancellationToken);
        var both = await ChildProcess.RunAsync(static async n => { await Task.Yield(); return n * 2; }, 21, Quiet, TestContext.Current.CancellationToken);

        Assert.Equal("after", plain.StandardOutput);
        Assert.Equal(7, result.Result);
        Assert.Equal("given", argument.StandardOutput);
        Assert.Equal(42, both.Result);
    }

    [Fact(Timeout = 60_000)]
    public async Task Arguments_and_results_are_copied()
    {
        var list = new List<string> { "one", "two" };

        var exit = await ChildProcess.RunAsync(
            static items => { items.Add("three"); return (items.Count, Items: items, double.PositiveInfinity); }, list, Quiet, TestContext.Current.CancellationToken);

        Assert.Equal(2, list.Count);
        Assert.Equal(3, exit.Result.Count);
        Assert.Equal(["one", "two", "three"], exit.Result.Items);
        Assert.Equal(double.PositiveInfinity, exit.Result.Item3);
    }

    [Fact(Timeout = 60_000)]
    public async Task Null_travels_both_ways()
    {
        var exit = await ChildProcess.RunAsync(static (string? text) => text is null ? null : "not null", (string?)null, Quiet, TestContext.Current.CancellationToken);

        Assert.Equal(ChildOutcome.Returned, exit.Outcome);
        Assert.Null(exit.Result);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_megabyte_travels_both_ways()
    {
        var exit = await ChildProcess.RunAsync(static text => text + "!", new string('x', 1 << 20), Quiet, TestContext.Current.CancellationToken);

        Assert.Equal((1 << 20) + 1, exit.Result.Length);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_the_child_prints_is_kept_and_passed_on()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        var exit = await ChildProcess.RunAsync(
            static () => { Console.Write("naïve ✓"); Console.Error.Write("warned"); },
            new() { StandardOutput = output, StandardError = error }, TestContext.Current.CancellationToken);

        Assert.Equal("naïve ✓", exit.StandardOutput);
        Assert.Equal("naïve ✓", output.ToString());
        Assert.Equal("warned", exit.StandardError);
        Assert.Equal("warned", error.ToString());
    }

    [Fact(Timeout = 60_000)]
    public async Task Output_arrives_while_the_child_runs()
    {
        using var firstLine = new FirstWrite();

        // The child gets its number only after its first line was seen here: output held back would stop both for ever.
        using var channel = IpcChannel.Listen(IpcKind.Pipe);
        var running = ChildProcess.RunAsync(
            static address =>
            {
                Console.WriteLine("ready");
                using var parent = IpcChannel.Connect(address);
                return parent.ReceiveInt64();
            },
            channel.Address, new() { StandardOutput = firstLine }, TestContext.Current.CancellationToken);
        await firstLine.Seen.WaitAsync(TestContext.Current.CancellationToken);
        channel.SendInt64(5);

        Assert.Equal(5, (await running).Result);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_child_has_no_input()
    {
        var exit = await ChildProcess.RunAsync(static () => Console.In.ReadToEnd(), Quiet, TestContext.Current.CancellationToken);

        Assert.Equal("", exit.Result);
    }

    [Fact(Timeout = 60_000)]
    public async Task Environment_variables_are_set_and_taken_away()
    {
        var options = new ChildOptions
        {
            StandardOutput = TextWriter.Null,
            Environment = new Dictionary<string, string?> { ["WORKSHOP_TEST"] = "yes", ["HOME"] = null },
        };

        var exit = await ChildProcess.RunAsync(
            static () => (Environment.GetEnvironmentVariable("WORKSHOP_TEST"), Environment.GetEnvironmentVariable("HOME")), options, TestContext.Current.CancellationToken);

        Assert.Equal(("yes", null), exit.Result);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_child_reports_what_it_used()
    {
        var exit = await ChildProcess.RunAsync(static () => new byte[64 << 20].AsSpan().Fill(1), Quiet, TestContext.Current.CancellationToken);

        Assert.True(exit.Lifetime > TimeSpan.Zero);
        Assert.True(exit.ProcessorTime > TimeSpan.Zero);
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
            Assert.True(exit.PeakMemoryBytes > 64 << 20);
    }

    [Fact(Timeout = 60_000)]
    public async Task Ten_children_run_at_once()
    {
        var exits = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => ChildProcess.RunAsync(static n => n * n, i, Quiet, TestContext.Current.CancellationToken)));

        Assert.Equal(Enumerable.Range(0, 10).Select(i => i * i), exits.Select(exit => exit.Result));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_end_is_one_line_of_text()
    {
        var exit = await ChildProcess.RunAsync(PrintHello, Quiet, TestContext.Current.CancellationToken);

        Assert.Matches(@"^process \d+ returned after [\d,]+ ms$", exit.ToString());
    }

    private static void PrintHello() => Console.WriteLine("hello");

    private sealed class FirstWrite : StringWriter
    {
        private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Task Seen => _seen.Task;

        public override Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
        {
            _seen.TrySetResult();
            return base.WriteAsync(buffer, cancellationToken);
        }
    }
}
