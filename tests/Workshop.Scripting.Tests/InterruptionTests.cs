namespace Workshop.Scripting.Tests;

public class InterruptionTests : EngineTest
{
    [Theory(Timeout = 60_000)]
    [InlineData("while (true) { }")]
    [InlineData("await Task.Yield(); while (true) { }")]
    [InlineData("await Task.Run(() => { }); while (true) { }")]
    [InlineData("Thread.Sleep(Timeout.Infinite);")]
    [InlineData("await Task.Delay(Timeout.Infinite);")]
    [InlineData("Task.Delay(Timeout.Infinite).Wait();")]
    [InlineData("await Task.Run(() => Thread.Sleep(Timeout.Infinite));")]
    [InlineData("new SemaphoreSlim(0).Wait();")]
    [InlineData("new BlockingCollection<int>().Take();")]
    [InlineData("Parallel.For(0, 2, _ => { while (true) { } });")]
    [InlineData("var never = new Thread(() => Thread.Sleep(Timeout.Infinite)) { IsBackground = true }; never.Start(); never.Join();")]
    [InlineData("await Task.Yield(); new ManualResetEventSlim().Wait();")]
    [InlineData("new TaskCompletionSource().Task.Wait();")]
    [InlineData("lock (door) Monitor.Wait(door);")]
    [InlineData("for (var i = 0; ; i++) try { i--; } catch (Exception) { }")]
    [InlineData("async Task Spin() { await Task.Yield(); while (true) { } }\nawait Spin();")]
    public async Task Any_cell_stops_and_the_state_stays(string source)
    {
        await Run("int before = 1; var door = new object();");
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var cell = RunUntil(interrupt.Token, $"before = 2; Console.Write(\"running\");\n{source}");
        await Output.HasWritten("running", cell);
        interrupt.Cancel();
        var result = await cell;
        Assert.Equal(CellStatus.Interrupted, result.Status);
        Assert.DoesNotContain("does not stop", result.Error!.Message, StringComparison.Ordinal);
        Assert.Equal("2", await Value("before"));
    }

    [Fact(Timeout = 60_000)]
    public async Task Waiting_for_a_child_process_stops()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no 'sleep' on Windows.");
        await Run("Process child = null;");
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var cell = RunUntil(interrupt.Token, "child = Process.Start(\"sleep\", \"600\"); Console.Write(\"running\"); child.WaitForExit();");
        await Output.HasWritten("running", cell);
        interrupt.Cancel();
        var result = await cell;
        Assert.Equal(CellStatus.Interrupted, result.Status);
        Assert.DoesNotContain("does not stop", result.Error!.Message, StringComparison.Ordinal);
        Assert.Null((await Run("child.Kill(); child.WaitForExit();")).Error);
    }

    [Fact(Timeout = 60_000)]
    public async Task Cells_can_be_interrupted_again_and_again()
    {
        for (var i = 0; i < 10; i++)
        {
            using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            var cell = RunUntil(interrupt.Token, "await Task.Yield(); Console.Write(\"running\"); while (true) { }");
            await Output.HasWritten("running", cell);
            interrupt.Cancel();
            Assert.Equal(CellStatus.Interrupted, (await cell).Status);
        }

        Assert.Equal("3", await Value("await Task.Run(() => 3)"));
    }

    [Fact(Timeout = 60_000)]
    public async Task Code_after_the_interrupted_await_never_runs()
    {
        await Run("var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously); int after = 0;");
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var cell = RunUntil(interrupt.Token, "Console.Write(\"waiting\"); await gate.Task; after = 1;");
        await Output.HasWritten("waiting", cell);
        interrupt.Cancel();
        await cell;
        Assert.Equal("0", await Value("gate.SetResult(); await Task.Yield(); after"));
    }

    [Fact]
    public async Task A_cell_interrupted_before_it_starts_does_not_run()
    {
        Assert.Equal(CellStatus.Interrupted, (await RunUntil(new CancellationToken(canceled: true), "Console.Write(\"ran\");")).Status);
        Assert.Equal("", Output.Out);
    }

    [Fact]
    public async Task Work_handed_to_the_pool_runs_on_the_pool() =>
        Assert.Equal("True", await Value("await Task.Run(async () => { await Task.Yield(); return Thread.CurrentThread.IsThreadPoolThread; })"));

    [Fact(Timeout = 60_000)]
    public async Task Blocking_on_an_async_method_does_not_deadlock() =>
        Assert.Equal("7", await Value("async Task<int> Slow() { await Task.Yield(); return 7; }\nSlow().Result").WaitAsync(TestContext.Current.CancellationToken));
}
