using Workshop.Coroutines;

namespace Workshop.Tests.Coroutines;

public class StartAndEndTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Nothing_runs_before_the_start()
    {
        var ran = false;
        async Coroutine Set()
        {
            ran = true;
            await Coroutine.Yield();
        }

        await using var floor = new CooperativeScheduler();
        var coroutine = Set();
        Assert.Equal(CoroutineStatus.Created, coroutine.Status);
        Assert.Equal(0, coroutine.Id);
        Assert.False(ran);

        await floor.Start(coroutine);
        Assert.True(ran);
        Assert.Equal(CoroutineStatus.Completed, coroutine.Status);
        Assert.Equal(1, coroutine.Id);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_result_comes_through_an_await_from_ordinary_code()
    {
        await using var floor = new CooperativeScheduler();
        var order = floor.Start(Doubled(7));
        Assert.Equal(14, await order);
        Assert.Equal(14, await order); // Also when it ended long ago.
    }

    [Fact]
    public void Run_blocks_and_gives_the_result()
    {
        using var floor = new CooperativeScheduler();
        Assert.Equal(14, floor.Run(Doubled(7), Token));
    }

    [Fact(Timeout = 60_000)]
    public async Task Any_number_may_await_one_coroutine_before_its_end()
    {
        await using var floor = new CooperativeScheduler(workers: 2);
        var gate = new TaskCompletionSource<int>();
        var source = floor.Start(Pass(gate.Task));
        var inside = Enumerable.Range(0, 20).Select(_ => floor.Start(Join(source))).ToArray();
        var outside = Enumerable.Range(0, 20).Select(_ => source.AsTask()).ToArray();

        gate.SetResult(5);
        foreach (var joined in inside) Assert.Equal(6, await joined);
        Assert.All(await Task.WhenAll(outside), result => Assert.Equal(5, result));

        static async Coroutine<int> Pass(Task<int> task) => await task;
        static async Coroutine<int> Join(Coroutine<int> other) => await other + 1;
    }

    [Fact]
    public void Awaiting_a_coroutine_that_was_not_started_calls_it_in_the_callers_place()
    {
        var log = new List<string>();
        async Coroutine<int> Callee()
        {
            log.Add("callee");
            await Coroutine.Yield();
            return 3;
        }

        async Coroutine Caller()
        {
            log.Add("before");
            log.Add($"after {await Callee()}");
        }

        async Coroutine Neighbour()
        {
            log.Add("neighbour");
            await Coroutine.Yield();
        }

        async Coroutine Both()
        {
            _ = CooperativeScheduler.Current!.Start(Caller());
            _ = CooperativeScheduler.Current!.Start(Neighbour());
            await Coroutine.Yield();
        }

        using var floor = new CooperativeScheduler();
        _ = floor.Start(Both());
        floor.WaitAll(Token);
        // The call goes straight on; only the callee's yield lets the neighbour in.
        Assert.Equal(["before", "callee", "neighbour", "after 3"], log);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_exception_reaches_the_awaiting_code_with_the_coroutines_own_lines()
    {
        await using var floor = new CooperativeScheduler();
        var coroutine = floor.Start(Outer());
        var thrown = await Assert.ThrowsAsync<InvalidDataException>(async () => await coroutine);
        Assert.Equal(CoroutineStatus.Faulted, coroutine.Status);
        Assert.Contains(nameof(BurnTheBread), thrown.StackTrace!, StringComparison.Ordinal);
        Assert.Contains("Outer", thrown.StackTrace!, StringComparison.Ordinal);
        Assert.Contains(nameof(StartAndEndTests) + ".cs:line", thrown.StackTrace!, StringComparison.Ordinal);

        static async Coroutine Outer() => await BurnTheBread();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_coroutine_may_catch_what_its_callee_threw()
    {
        await using var floor = new CooperativeScheduler();
        Assert.Equal("burnt", await floor.Start(Rescue()));

        static async Coroutine<string> Rescue()
        {
            try
            {
                await BurnTheBread();
                return "fine";
            }
            catch (InvalidDataException failure)
            {
                await Coroutine.Yield();
                return failure.Message;
            }
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_cancelled_coroutine_is_told_from_a_failed_one()
    {
        await using var floor = new CooperativeScheduler();
        var coroutine = floor.Start(Stop(new CancellationToken(canceled: true)));
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await coroutine);
        Assert.Equal(CoroutineStatus.Cancelled, coroutine.Status);

        static async Coroutine Stop(CancellationToken token)
        {
            await Coroutine.Yield();
            token.ThrowIfCancellationRequested();
        }
    }

    [Fact]
    public void A_failure_nobody_awaited_is_thrown_by_WaitAll()
    {
        using var floor = new CooperativeScheduler();
        _ = floor.Start(BurnTheBread());
        var thrown = Assert.Throws<AggregateException>(() => floor.WaitAll(Token));
        Assert.IsType<InvalidDataException>(Assert.Single(thrown.InnerExceptions));
        Assert.Contains(nameof(BurnTheBread), thrown.Message, StringComparison.Ordinal);
        floor.WaitAll(Token); // It counts as observed now.
    }

    [Fact]
    public void A_failure_nobody_awaited_is_thrown_by_Dispose()
    {
        var floor = new CooperativeScheduler();
        _ = floor.Start(BurnTheBread());
        floor.WaitIdle(Token);
        var thrown = Assert.Throws<AggregateException>(floor.Dispose);
        Assert.IsType<InvalidDataException>(Assert.Single(thrown.InnerExceptions));
        floor.Dispose(); // The second time says nothing.
    }

    [Fact(Timeout = 60_000)]
    public async Task WaitAllAsync_waits_for_those_that_coroutines_started()
    {
        var ended = 0;
        async Coroutine Spread(int depth)
        {
            for (var i = 0; depth > 0 && i < 3; i++) _ = CooperativeScheduler.Current!.Start(Spread(depth - 1));
            await Coroutine.Yield();
            Interlocked.Increment(ref ended);
        }

        await using var floor = new CooperativeScheduler(workers: 2);
        _ = floor.Start(Spread(5));
        await floor.WaitAllAsync(Token);
        Assert.Equal(1 + 3 + 9 + 27 + 81 + 243, ended);
    }

    [Fact(Timeout = 60_000)]
    public async Task WaitIdleAsync_waits_until_all_stand_at_an_await()
    {
        var gate = new TaskCompletionSource();
        var standing = 0;
        async Coroutine Stand(int yields)
        {
            for (var i = 0; i < yields; i++) await Coroutine.Yield();
            Interlocked.Increment(ref standing);
            await gate.Task;
        }

        await using var floor = new CooperativeScheduler(workers: 2);
        for (var i = 0; i < 50; i++) _ = floor.Start(Stand(yields: 20 * i));
        await floor.WaitIdleAsync(Token);
        Assert.Equal(50, standing);
        gate.SetResult();
        await floor.WaitAllAsync(Token);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_coroutine_of_one_scheduler_may_await_one_of_another()
    {
        await using var ground = new CooperativeScheduler();
        await using var upper = new CooperativeScheduler();
        var gate = new TaskCompletionSource();
        var below = ground.Start(Below(gate.Task));
        var above = upper.Start(Above(below));
        gate.SetResult();
        Assert.Same(upper, await above);

        static async Coroutine Below(Task gate) => await gate;
        static async Coroutine<CooperativeScheduler?> Above(Coroutine other)
        {
            await other;
            return CooperativeScheduler.Current;
        }
    }

    private static async Coroutine<int> Doubled(int number)
    {
        await Coroutine.Yield();
        return 2 * number;
    }

    private static async Coroutine BurnTheBread()
    {
        await Coroutine.Yield();
        throw new InvalidDataException("burnt");
    }
}
