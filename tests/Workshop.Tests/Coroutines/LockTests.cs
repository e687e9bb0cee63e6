using Workshop.Coroutines;

namespace Workshop.Tests.Coroutines;

public class LockTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void One_at_a_time_holds_it()
    {
        var mutex = new CoroutineLock();
        var count = 0;
        async Coroutine Add()
        {
            for (var i = 0; i < 1_000; i++)
            {
                using var holder = await mutex.LockAsync();
                var seen = count;
                await Coroutine.Yield();
                count = seen + 1;
            }
        }

        using var floor = new CooperativeScheduler(workers: 2);
        for (var i = 0; i < 10; i++) _ = floor.Start(Add());
        floor.WaitAll(Token);
        Assert.Equal(10_000, count);
    }

    [Fact]
    public void Waiters_get_it_in_the_order_of_their_coming()
    {
        var mutex = new CoroutineLock();
        var order = new List<int>();
        async Coroutine Take(int number)
        {
            using var holder = await mutex.LockAsync();
            order.Add(number);
            await Coroutine.Yield();
        }

        async Coroutine StartThem()
        {
            for (var i = 0; i < 20; i++) _ = CooperativeScheduler.Current!.Start(Take(i));
            await Coroutine.Yield();
        }

        using var floor = new CooperativeScheduler();
        _ = floor.Start(StartThem());
        floor.WaitAll(Token);
        Assert.Equal(Enumerable.Range(0, 20), order);
    }

    [Fact]
    public void Awaiting_it_again_while_holding_it_is_refused()
    {
        var mutex = new CoroutineLock();
        async Coroutine TakeTwice()
        {
            using var holder = await mutex.LockAsync();
            using var again = await mutex.LockAsync();
        }

        using var floor = new CooperativeScheduler();
        var refusal = Assert.Throws<InvalidOperationException>(() => floor.Run(TakeTwice(), Token));
        Assert.Contains("'TakeTwice (1)' awaits a lock that it holds", refusal.Message, StringComparison.Ordinal);
        Assert.Null(mutex.Owner);
    }

    [Fact]
    public void Releasing_twice_does_not_release_the_next_holders_lock()
    {
        var mutex = new CoroutineLock();
        async Coroutine<Coroutine?> Twice()
        {
            var first = await mutex.LockAsync();
            first.Dispose();
            using var second = await mutex.LockAsync();
            first.Dispose();
            return mutex.Owner;
        }

        using var floor = new CooperativeScheduler();
        Assert.NotNull(floor.Run(Twice(), Token));
    }

    [Fact]
    public void Ordinary_code_is_told_what_to_use_instead()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => { _ = new CoroutineLock().LockAsync(Token); });
        Assert.Contains("SemaphoreSlim", refusal.Message, StringComparison.Ordinal);
    }
}
