using Workshop.Coroutines;

namespace Workshop.Tests.Coroutines;

public class WorkbenchSourceTests
{
    [Fact(Timeout = 60_000)]
    public async Task A_suspended_coroutine_shows_its_line_and_what_the_compiler_dropped()
    {
        await using var floor = new CooperativeScheduler();
        TaskCompletionSource gate = new();
        var order = floor.Start(Bake(7, gate.Task));
        await floor.WaitIdleAsync(TestContext.Current.CancellationToken);
        var state = Workbench.Inspect(order);
        gate.SetResult();
        await order;

        var lines = await File.ReadAllLinesAsync(state.File!, TestContext.Current.CancellationToken);
        Assert.Contains("await gate; // here", lines[state.Line!.Value - 1], StringComparison.Ordinal);
        Assert.Equal(["scratch"], state.Dropped);
        Assert.Equal(70, state["kept"]);
        Assert.Contains("dropped", state.ToString(), StringComparison.Ordinal);
        Assert.StartsWith($"Bake (1): suspended at await 1, line {state.Line}", state.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_local_that_never_left_the_registers_is_said_to_be_dropped_too()
    {
        var film = Workbench.Film(Greet(3), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["greeting"], film.Frames[0].State.Dropped);
        Assert.Equal(3, film.Frames[0].State["guests"]);

        static async Coroutine<int> Greet(int guests)
        {
            var greeting = $"{guests} guests";
            GC.KeepAlive(greeting);
            await Coroutine.Yield();
            return guests;
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task The_chain_of_callers_is_shown_from_the_inside_out()
    {
        await using var floor = new CooperativeScheduler();
        TaskCompletionSource gate = new();
        Coroutine? inner = null;
        var outer = floor.Start(Outer());
        await floor.WaitIdleAsync(TestContext.Current.CancellationToken);
        var state = Workbench.Inspect(inner!);
        Assert.Equal(["Middle (2)", "Outer (1)"], state.AwaitedBy.Select(one => one.ToString()));
        Assert.Contains("awaited by  Middle (2), by Outer (1)", state.ToString(), StringComparison.Ordinal);
        gate.SetResult();
        await outer;

        async Coroutine Outer() => await Middle();
        async Coroutine Middle() => await (inner = Bake(1, gate.Task));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_plain_async_method_is_read_where_the_runtime_lets_us()
    {
        TaskCompletionSource gate = new();
        var task = Plain(7, gate.Task);
        var state = Workbench.Inspect(task);
        Assert.Equal(("Plain", CoroutineStatus.Suspended, 1), (state.MethodName, state.Status, state.AwaitNumber));
        Assert.Equal(7, state["order"]);
        Assert.Equal(70, state["kept"]);
        Assert.Equal("a task", state.WaitsFor);
        Assert.Null(state.Coroutine);
        Assert.Contains("without stopping the method", state.Note, StringComparison.Ordinal);
        gate.SetResult();
        Assert.Equal(77, await task.WaitAsync(TestContext.Current.CancellationToken));
        Assert.Contains("let go of its variables", Workbench.Inspect(task).Note, StringComparison.Ordinal);

        static async Task<int> Plain(int order, Task gate)
        {
            var kept = order * 10;
            await gate;
            return kept + order;
        }
    }

    [Fact]
    public void A_task_that_is_of_no_async_method_is_said_to_show_nothing()
    {
        var state = Workbench.Inspect(new TaskCompletionSource().Task);
        Assert.Empty(state.Variables);
        Assert.Contains("TaskCompletionSource", state.Note, StringComparison.Ordinal);
        Assert.Contains("Nothing to see", state.ToString(), StringComparison.Ordinal);
    }

    private static async Coroutine<int> Bake(int order, Task gate)
    {
        var kept = order * 10;
        var scratch = Measure(kept) * kept;
        if (scratch < Measure(scratch)) throw new InvalidOperationException($"{scratch}");
        await gate; // here
        return kept + order;
    }

    private static int Measure(int value) => value - 100;
}
