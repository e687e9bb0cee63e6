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

    [AsyncMethodBuilder(typeof(PooledCoroutineMethodBuilder))]
    private static async Coroutine YieldOnce() => await Coroutine.Yield();

    [AsyncMethodBuilder(typeof(PooledCoroutineMethodBuilder))]
    private static async Coroutine Fail()
    {
        await Coroutine.Yield();
        throw new InvalidDataException();
    }
}
