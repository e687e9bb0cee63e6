using Workshop.Coroutines;

namespace Workshop.Tests.Coroutines;

public class CancellationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task A_cancelled_token_ends_every_kind_of_wait_at_once()
    {
        using var stop = new CancellationTokenSource();
        await using var floor = new CooperativeScheduler(workers: 2);
        var gate = new TaskCompletionSource();
        var mutex = new CoroutineLock();
        var empty = new CoroutineChannel<int>(1);
        var full = new CoroutineChannel<int>(0);
        var holder = floor.Start(Hold());
        await floor.WaitIdleAsync(Token);

        Coroutine[] waiting =
        [
            floor.Start(Sleep(), stop.Token),
            floor.Start(Join(holder), stop.Token),
            floor.Start(Lock(), stop.Token),
            floor.Start(Receive(), stop.Token),
            floor.Start(Send(), stop.Token),
            floor.Start(ReceiveAll(), stop.Token),
            floor.Start(Call(), stop.Token),
        ];
        await floor.WaitIdleAsync(Token);
        Assert.All(waiting, coroutine => Assert.Equal(CoroutineStatus.Suspended, coroutine.Status));

        await stop.CancelAsync();
        foreach (var coroutine in waiting)
        {
            var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await coroutine);
            Assert.Equal(stop.Token, thrown.CancellationToken);
            Assert.Equal(CoroutineStatus.Cancelled, coroutine.Status);
        }

        // None of them is left anywhere: the item is not sent, the lock goes to nobody.
        Assert.Equal(0, mutex.Waiting);
        Assert.False(full.TryReceive(out _));
        gate.SetResult();
        await holder;
        Assert.Null(mutex.Owner);

        async Coroutine Hold()
        {
            using (await mutex.LockAsync()) await gate.Task;
        }

        async Coroutine Sleep() => await Coroutine.Delay(Timeout.InfiniteTimeSpan);
        async Coroutine Join(Coroutine other) => await other;
        async Coroutine Lock() => (await mutex.LockAsync()).Dispose();
        async Coroutine Receive() => await empty.ReceiveAsync();
        async Coroutine Send() => await full.SendAsync(1);
        async Coroutine Call() => await Sleep();
        async Coroutine ReceiveAll()
        {
            await foreach (var _ in empty.ReceiveAllAsync()) Assert.Fail("Nothing was sent.");
        }
    }

    [Fact]
    public void A_wait_that_begins_after_the_cancellation_ends_at_once()
    {
        using var floor = new CooperativeScheduler();
        var coroutine = floor.Start(Sleep(), new CancellationToken(canceled: true));
        Assert.ThrowsAny<OperationCanceledException>(() => coroutine.Wait(Token));

        static async Coroutine Sleep()
        {
            await Coroutine.Yield();
            await Coroutine.Delay(TimeSpan.FromDays(1));
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_cancelled_join_leaves_the_other_coroutine_alone()
    {
        using var stop = new CancellationTokenSource();
        await using var floor = new CooperativeScheduler();
        var gate = new TaskCompletionSource<int>();
        var source = floor.Start(Pass(gate.Task));
        var join = floor.Start(Join(source), stop.Token);
        await floor.WaitIdleAsync(Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await join);
        gate.SetResult(5);
        Assert.Equal(5, await source);

        static async Coroutine<int> Pass(Task<int> task) => await task;
        static async Coroutine<int> Join(Coroutine<int> other) => await other;
    }

    [Fact]
    public void A_cancelled_coroutine_that_nobody_awaits_is_no_failure()
    {
        using var floor = new CooperativeScheduler();
        _ = floor.Start(Sleep(), new CancellationToken(canceled: true));
        floor.WaitAll(Token);

        static async Coroutine Sleep() => await Coroutine.Delay(TimeSpan.FromDays(1));
    }

    [Theory(Timeout = 60_000)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_cancellation_that_races_with_the_event_loses_neither_items_nor_locks(int workers)
    {
        const int Rounds = 2_000;
        await using var floor = new CooperativeScheduler(workers);
        var channel = new CoroutineChannel<int>(0);
        var mutex = new CoroutineLock();
        var (sent, received, inside) = (0, 0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            using var stop = new CancellationTokenSource();
            Coroutine[] racing =
            [
                floor.Start(Send(), stop.Token), floor.Start(Receive(), stop.Token),
                floor.Start(Lock(), stop.Token), floor.Start(Lock(), stop.Token), floor.Start(Lock(), stop.Token),
            ];
            stop.Cancel();
            foreach (var coroutine in racing) await coroutine;
            Assert.Null(mutex.Owner);
            Assert.Equal(Volatile.Read(ref sent), Volatile.Read(ref received));
        }

        async Coroutine Send()
        {
            try
            {
                await channel.SendAsync(1);
                Interlocked.Increment(ref sent);
            }
            catch (OperationCanceledException)
            {
                // Not sent.
            }
        }

        async Coroutine Receive()
        {
            try
            {
                Interlocked.Add(ref received, await channel.ReceiveAsync());
            }
            catch (OperationCanceledException)
            {
                // Not received.
            }
        }

        async Coroutine Lock()
        {
            try
            {
                using var holder = await mutex.LockAsync();
                Assert.Equal(1, Interlocked.Increment(ref inside));
                await Coroutine.Yield();
                Interlocked.Decrement(ref inside);
            }
            catch (OperationCanceledException)
            {
                // Not held.
            }
        }
    }
}
