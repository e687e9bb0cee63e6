using System.Runtime.CompilerServices;
using Workshop.Coroutines;

namespace Workshop.Tests.Coroutines;

public class PoolTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Warm_pooled_coroutines_allocate_nothing()
    {
        using var floor = new CooperativeScheduler();
        Assert.Equal(0, floor.Run(LaunchAndCall(), Token));

        static async Coroutine<long> LaunchAndCall()
        {
            var scheduler = CooperativeScheduler.Current!;
            var before = 0L;
            for (var round = 0; round < 2_000; round++)
            {
                if (round == 1_000) before = GC.GetAllocatedBytesForCurrentThread();
                scheduler.Launch(YieldOnce());
                await YieldOnce();
                await Coroutine.Yield();
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void Awaiting_a_used_up_pooled_coroutine_is_refused()
    {
        using var floor = new CooperativeScheduler();
        var refusal = Assert.Throws<InvalidOperationException>(() => floor.Run(AwaitTwice(), Token));
        Assert.Contains("'YieldOnce' is pooled and is used up", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("'YieldOnce", Assert.Throws<InvalidOperationException>(() => floor.Run(StartAgain(), Token)).Message, StringComparison.Ordinal);

        static async Coroutine AwaitTwice()
        {
            var pooled = YieldOnce();
            await pooled;
            await pooled;
        }

        static async Coroutine StartAgain()
        {
            var pooled = YieldOnce();
            await pooled;
            _ = CooperativeScheduler.Current!.Start(pooled);
        }
    }

    [Fact]
    public void A_pooled_coroutine_that_was_started_can_be_awaited_later()
    {
        using var floor = new CooperativeScheduler();
        var pooled = floor.Start(YieldOnce());
        floor.WaitAll(Token);
        pooled.Wait(Token);
        Assert.Equal(CoroutineStatus.Completed, pooled.Status);
    }

    [Fact]
    public void The_failure_of_a_launched_pooled_coroutine_is_not_lost()
    {
        using var floor = new CooperativeScheduler();
        floor.Launch(Fail());
        var failure = Assert.Throws<AggregateException>(() => floor.WaitAll(Token));
        Assert.IsType<InvalidDataException>(Assert.Single(failure.InnerExceptions));
    }

    [Fact]
    public void A_called_one_whose_caller_goes_on_elsewhere_is_not_used_again()
    {
        using var floor = new CooperativeScheduler(workers: 2);
        using var isBlocked = new ManualResetEventSlim();
        using var goesOn = new ManualResetEventSlim();
        var gate = new TaskCompletionSource();
        var workers = new List<Worker>();
        var caller = floor.Start(Call());
        floor.WaitIdle(Token);
        // As the workbench does while it reads. The caller is woken meanwhile, so the thread that held it queues it up.
        Assert.True(caller.TryHold());
        gate.SetResult();
        isBlocked.Wait(Token);
        caller.Release();
        // The worker on which the other one ended may still be about to drop it from its ring.
        var isNotUsedAgain = caller.Wait(Token);
        goesOn.Set();
        floor.WaitAll(Token);
        Assert.True(isNotUsedAgain);
        Assert.NotSame(workers[0], workers[1]);

        async Coroutine<bool> Call()
        {
            var called = PassAndBlock();
            await called;
            workers.Add(Worker.Current!);
            return !ReferenceEquals(called, PassAndBlock());
        }

        [AsyncMethodBuilder(typeof(PooledCoroutineMethodBuilder))]
        async Coroutine PassAndBlock()
        {
            await gate.Task;
            workers.Add(Worker.Current!);
            _ = CooperativeScheduler.Current!.Start(Block());
        }

        async Coroutine Block()
        {
            isBlocked.Set();
            goesOn.Wait(Token);
            await Coroutine.Yield();
        }
    }

    [AsyncMethodBuilder(typeof(PooledCoroutineMethodBuilder))]
    private static async Coroutine YieldOnce() => await Coroutine.Yield();

    [AsyncMethodBuilder(typeof(PooledCoroutineMethodBuilder))]
    private static async Coroutine Fail()
    {
        await Coroutine.Yield();
        throw new InvalidDataException();
    }
}
