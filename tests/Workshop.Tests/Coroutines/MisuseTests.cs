using Workshop.Coroutines;

namespace Workshop.Tests.Coroutines;

public class MisuseTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Starting_twice_is_refused_by_name()
    {
        await using var floor = new CooperativeScheduler();
        var bake = floor.Start(Bake());
        var refusal = Assert.Throws<InvalidOperationException>(() => floor.Start(bake));
        Assert.Contains("'Bake (1)' was started before", refusal.Message, StringComparison.Ordinal);
        await bake;
        Assert.Throws<InvalidOperationException>(() => floor.Start(bake));
    }

    [Fact(Timeout = 60_000)]
    public async Task Awaiting_what_was_never_started_from_ordinary_code_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(async () => await Bake());
        Assert.Contains("'Bake' was never started", refusal.Message, StringComparison.Ordinal);
        refusal = await Assert.ThrowsAsync<InvalidOperationException>(async () => await Weigh());
        Assert.Contains("'Weigh' was never started", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Bake().Wait(Token));
        Assert.Throws<InvalidOperationException>(() => { _ = Bake().AsTask(); });
    }

    [Fact(Timeout = 60_000)]
    public async Task A_yield_in_an_ordinary_async_method_is_refused_at_the_await()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(OrdinaryMethod);
        Assert.Contains("Declare the method as 'async Coroutine'", refusal.Message, StringComparison.Ordinal);

        // On a worker's thread too, and the coroutine that called the method is none the worse.
        await using var floor = new CooperativeScheduler();
        Assert.Equal("refused", await floor.Start(CallIt()));

        static async Task OrdinaryMethod()
        {
            await Task.CompletedTask;
            await Coroutine.Yield();
        }

        static async Coroutine<string> CallIt()
        {
            try
            {
                await OrdinaryMethod();
                return "allowed";
            }
            catch (InvalidOperationException)
            {
                await Coroutine.Yield();
                return "refused";
            }
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_delay_outside_a_coroutine_is_refused()
    {
        Assert.Throws<InvalidOperationException>(() => { _ = Coroutine.Delay(TimeSpan.FromSeconds(1), Token); });

        await using var floor = new CooperativeScheduler();
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(async () => await floor.Start(CallIt()));
        Assert.Contains("Coroutine.Delay was awaited in an ordinary async method", refusal.Message, StringComparison.Ordinal);

        static async Task OrdinaryMethod() => await Coroutine.Delay(TimeSpan.FromSeconds(1), Token);
        static async Coroutine CallIt() => await OrdinaryMethod();
    }

    [Fact(Timeout = 60_000)]
    public async Task Blocking_a_worker_for_a_coroutine_is_refused()
    {
        await using var floor = new CooperativeScheduler();
        var gate = new TaskCompletionSource();
        var awaited = floor.Start(Pass(gate.Task));
        foreach (var block in new Action[] { () => awaited.Wait(Token), () => floor.Run(Bake(), Token), () => floor.WaitAll(Token), floor.Dispose })
        {
            var refusal = await Assert.ThrowsAsync<InvalidOperationException>(async () => await floor.Start(Call(block)));
            Assert.Contains("on worker 0", refusal.Message, StringComparison.Ordinal);
        }

        gate.SetResult();
        await awaited;

        static async Coroutine Pass(Task task) => await task;
        static async Coroutine Call(Action block)
        {
            await Coroutine.Yield();
            block();
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Awaiting_oneself_is_refused()
    {
        await using var floor = new CooperativeScheduler();
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(async () => await floor.Start(AwaitItself()));
        Assert.Contains("'AwaitItself (1)' awaits itself", refusal.Message, StringComparison.Ordinal);

        static async Coroutine AwaitItself() => await Coroutine.Current!;
    }

    [Fact(Timeout = 60_000)]
    public async Task Awaiting_a_launched_coroutine_is_refused_until_it_has_ended()
    {
        await using var floor = new CooperativeScheduler();
        var gate = new TaskCompletionSource();
        var launched = Pass(gate.Task);
        floor.Launch(launched);
        foreach (var wait in new Func<Task>[]
        {
            async () => await launched,
            launched.AsTask,
            () => Task.Run(() => launched.Wait(Token), Token),
            async () => await floor.Start(Join(launched)),
            async () => await floor.Start(Join(launched), new CancellationTokenSource().Token),
        })
        {
            var refusal = await Assert.ThrowsAsync<InvalidOperationException>(wait);
            Assert.Contains("'Pass (1)' was launched", refusal.Message, StringComparison.Ordinal);
            Assert.Contains("Use Start instead of Launch", refusal.Message, StringComparison.Ordinal);
        }

        gate.SetResult();
        await floor.WaitAllAsync(Token);
        await launched;
        await floor.Start(Join(launched));

        static async Coroutine Pass(Task gate) => await gate;
        static async Coroutine Join(Coroutine other) => await other;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1025)]
    public void A_number_of_workers_out_of_range_is_refused(int workers) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CooperativeScheduler(workers));

    private static async Coroutine Bake() => await Coroutine.Yield();

    private static async Coroutine<int> Weigh()
    {
        await Coroutine.Yield();
        return 1;
    }
}
