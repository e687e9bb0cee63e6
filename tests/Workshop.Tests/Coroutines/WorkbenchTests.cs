using Workshop.Coroutines;

namespace Workshop.Tests.Coroutines;

public class WorkbenchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task A_suspended_coroutine_shows_its_arguments_and_locals()
    {
        await using var floor = new CooperativeScheduler();
        TaskCompletionSource first = new(), second = new();
        var order = floor.Start(Bake(7, "rye", first.Task, second.Task));

        var state = await Suspended(floor, order);
        Assert.Equal("Bake", state.MethodName);
        Assert.Equal(CoroutineStatus.Suspended, state.Status);
        Assert.Equal(1, state.AwaitNumber);
        Assert.Equal("a task", state.WaitsFor);
        Assert.Equal(7, state["order"]);
        Assert.Equal("rye", state["flour"]);
        Assert.Equal(70, state["total"]);
        Assert.Equal(0, state.Worker);
        Assert.InRange(state.Bytes, 64, 256);
        Assert.DoesNotContain(state.Variables, variable => variable.Name.Contains('<', StringComparison.Ordinal));

        first.SetResult();
        state = await Suspended(floor, order);
        Assert.Equal((2, 71), (state.AwaitNumber, state["total"]));
        second.SetResult();
        Assert.Equal(78, await order);

        var end = Workbench.Inspect(order);
        Assert.Equal(CoroutineStatus.Completed, end.Status);
        Assert.Empty(end.Variables);
        Assert.Null(end.AwaitNumber);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_card_is_readable_text()
    {
        await using var floor = new CooperativeScheduler();
        TaskCompletionSource gate = new();
        var order = floor.Start(Bake(7, "rye", gate.Task, gate.Task));
        var state = await Suspended(floor, order);
        var lines = state.ToString().Split('\n');
        Assert.Equal($"Bake (1): suspended at await 1, line {state.Line}", lines[0]);
        Assert.Contains("  waits for  a task", lines);
        Assert.Contains("  order      7  (argument)", lines);
        Assert.Contains("  flour      \"rye\"  (argument)", lines);
        Assert.Contains("  total      70  (local)", lines);
        Assert.Equal($"  occupies   {state.Bytes} bytes", lines[^1]);
        gate.SetResult();
        await order;
    }

    [Fact]
    public void A_coroutine_that_was_not_started_shows_its_arguments()
    {
        var state = Workbench.Inspect(Bake(7, "rye", Task.CompletedTask, Task.CompletedTask));
        Assert.Equal(CoroutineStatus.Created, state.Status);
        Assert.Null(state.AwaitNumber);
        Assert.Equal(7, state["order"]);
        Assert.DoesNotContain(state.Variables, variable => variable.Kind == VariableKind.Local);
        Assert.StartsWith("Bake: not started", state.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_the_compiler_dropped_is_said_to_be_missing()
    {
        var missing = Assert.Throws<KeyNotFoundException>(() => Workbench.Inspect(Pass())["total"]);
        Assert.Contains("drops what is not used after an await", missing.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task It_tells_what_is_waited_for()
    {
        await using var floor = new CooperativeScheduler();
        TaskCompletionSource gate = new();
        var task = floor.Start(Pass(gate.Task));
        var coroutine = floor.Start(Join(task));
        var valueTask = floor.Start(PassValue(new ValueTask(gate.Task)));
        using var cancellation = new CancellationTokenSource();
        var delay = floor.Start(Sleep(cancellation.Token));

        Assert.Equal("a task", (await Suspended(floor, task)).WaitsFor);
        Assert.Equal("the end of coroutine Pass (1)", (await Suspended(floor, coroutine)).WaitsFor);
        Assert.Equal("a value task", (await Suspended(floor, valueTask)).WaitsFor);
        Assert.Equal("a delay of 3600000 ms", (await Suspended(floor, delay)).WaitsFor);

        gate.SetResult();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await delay);
        await floor.WaitAllAsync(Token);

        static async Coroutine Pass(Task task) => await task;
        static async Coroutine Join(Coroutine other) => await other;
        static async Coroutine PassValue(ValueTask task) => await task;
        static async Coroutine Sleep(CancellationToken token) => await Coroutine.Delay(TimeSpan.FromHours(1), token);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_coroutine_that_yields_is_read_between_two_turns()
    {
        await using var floor = new CooperativeScheduler(workers: 2);
        using var stop = new CancellationTokenSource();
        var counter = floor.Start(CountInPairs(stop.Token));
        for (var i = 0; i < 200; i++)
        {
            var state = Workbench.Inspect(counter, TimeSpan.FromSeconds(50));
            if (state.AwaitNumber is null) continue; // Its first turn is still to come.
            Assert.Equal("its turn", state.WaitsFor);
            Assert.Equal((int)state["left"]!, (int)state["right"]!);
        }

        await stop.CancelAsync();
        await counter;

        static async Coroutine CountInPairs(CancellationToken token)
        {
            int left = 0, right = 0;
            while (!token.IsCancellationRequested)
            {
                left++;
                right++;
                await Coroutine.Yield();
            }

            Assert.Equal(left, right);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_running_coroutine_is_flagged_and_not_read()
    {
        using var release = new ManualResetEventSlim();
        var standing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        async Coroutine Hog()
        {
            standing.SetResult();
            release.Wait(Token);
            await Coroutine.Yield();
        }

        await using var floor = new CooperativeScheduler();
        var hog = floor.Start(Hog());
        await standing.Task;
        var state = Workbench.Inspect(hog, TimeSpan.Zero);
        Assert.Equal(CoroutineStatus.Running, state.Status);
        Assert.Empty(state.Variables);
        Assert.Contains("running, so its variables cannot be read", state.ToString(), StringComparison.Ordinal);
        release.Set();
        await hog;

        Assert.Equal(CoroutineStatus.Running, await floor.Start(InspectItself()));
        static async Coroutine<CoroutineStatus> InspectItself()
        {
            await Coroutine.Yield();
            return Workbench.Inspect(Coroutine.Current!).Status;
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_coroutine_may_inspect_its_neighbours()
    {
        await using var floor = new CooperativeScheduler();
        Assert.Equal("its turn", await floor.Start(InspectNeighbour()));

        static async Coroutine<string> InspectNeighbour()
        {
            var neighbour = CooperativeScheduler.Current!.Start(Pass());
            await Coroutine.Yield();
            return Workbench.Inspect(neighbour).WaitsFor;
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Inspecting_while_others_wake_it_loses_no_wake_up()
    {
        await using var floor = new CooperativeScheduler(workers: 2);
        var hopper = floor.Start(Hop(500));
        var inspecting = Task.Run(() =>
        {
            while (!hopper.IsCompleted) Workbench.Inspect(hopper, TimeSpan.FromSeconds(50));
        }, Token);
        Assert.Equal(500, await hopper);
        await inspecting;

        static async Coroutine<int> Hop(int times)
        {
            var hops = 0;
            for (; hops < times; hops++) await Task.Yield();
            return hops;
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Local_functions_and_lambdas_have_the_names_a_reader_knows()
    {
        var captured = 41;
        async Coroutine Local(Task task)
        {
            await task;
            captured++;
        }

        Func<Task, Coroutine> lambda = async task => await task;
        Assert.Equal("Local", Local(Task.CompletedTask).MethodName);
        Assert.Equal($"lambda in {nameof(Local_functions_and_lambdas_have_the_names_a_reader_knows)}", lambda(Task.CompletedTask).MethodName);

        await using var floor = new CooperativeScheduler();
        TaskCompletionSource gate = new();
        var local = floor.Start(Local(gate.Task));
        var shared = Assert.Single((await Suspended(floor, local)).Variables, variable => variable.Name == "captured");
        Assert.Equal((41, VariableKind.Captured), ((int)shared.Value!, shared.Kind));
        gate.SetResult();
        await local;
        Assert.Equal(42, captured);
    }

    private static async Task<SuspendedState> Suspended(CooperativeScheduler floor, Coroutine coroutine)
    {
        await floor.WaitIdleAsync(Token);
        Assert.Equal(CoroutineStatus.Suspended, coroutine.Status);
        return Workbench.Inspect(coroutine);
    }

    private static async Coroutine Pass() => await Coroutine.Yield();

    private static async Coroutine<int> Bake(int order, string flour, Task first, Task second)
    {
        var total = 10 * order;
        await first;
        total++;
        await second;
        return total + order + (flour.Length - 3);
    }
}
