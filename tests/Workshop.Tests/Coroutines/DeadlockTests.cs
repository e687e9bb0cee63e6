using Microsoft.Extensions.Time.Testing;
using Workshop.Coroutines;

namespace Workshop.Tests.Coroutines;

public class DeadlockTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = 60_000)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Coroutines_that_take_two_locks_crosswise_are_named(int workers)
    {
        await using var floor = new CooperativeScheduler(workers);
        var (oven, scale) = (new CoroutineLock(), new CoroutineLock());
        var (bakeHasOne, weighHasOne) = (new CoroutineChannel<int>(1), new CoroutineChannel<int>(1));
        _ = floor.Start(Bake());
        _ = floor.Start(Weigh());
        var deadlock = await Assert.ThrowsAsync<CoroutineDeadlockException>(() => floor.WaitAllAsync(Token));
        Assert.Equal(2, deadlock.Waits.Count);
        var (bake, weigh) = (deadlock.Waits[0], deadlock.Waits[1]);
        Assert.Contains(
            $"Bake (1) waits for the lock that coroutine Weigh (2) holds (line {bake.Line} of DeadlockTests.cs); Weigh (2) waits for the lock that coroutine Bake (1) holds (line {weigh.Line} of DeadlockTests.cs)",
            deadlock.Message,
            StringComparison.Ordinal);
        Assert.Equal("using var second = await scale.LockAsync();", await SourceOf(bake));
        Assert.Equal("using var second = await oven.LockAsync();", await SourceOf(weigh));
        // Disposing says nothing more, since it has been said.

        async Coroutine Bake()
        {
            using var first = await oven.LockAsync();
            await bakeHasOne.SendAsync(1);
            await weighHasOne.ReceiveAsync();
            using var second = await scale.LockAsync();
        }

        async Coroutine Weigh()
        {
            using var first = await scale.LockAsync();
            await weighHasOne.SendAsync(1);
            await bakeHasOne.ReceiveAsync();
            using var second = await oven.LockAsync();
        }
    }

    [Fact]
    public void Coroutines_that_await_each_other_are_named()
    {
        Coroutine? other = null;
        async Coroutine One() => await other!;
        async Coroutine Two(Coroutine one) => await one;

        using var floor = CooperativeScheduler.Deterministic(seed: 1);
        var one = floor.Start(One());
        other = floor.Start(Two(one));
        var deadlock = Assert.Throws<CoroutineDeadlockException>(() => one.Wait(Token));
        Assert.Matches(@"One \(1\) waits for the end of coroutine Two \(2\) \(line \d+ of DeadlockTests.cs\); Two \(2\) waits for the end of coroutine One \(1\)", deadlock.Message);
        Assert.Throws<CoroutineDeadlockException>(() => floor.WaitAll(Token));
    }

    [Fact]
    public void A_receiver_whose_channel_nobody_completes_is_named()
    {
        using var floor = new CooperativeScheduler();
        var deadlock = Assert.Throws<CoroutineDeadlockException>(() => floor.Run(Outer(), Token));
        Assert.Matches(@"Outer \(1\) waits for the end of coroutine Receive \(2\) \(.*\); Receive \(2\) waits for an item of a channel of 1", deadlock.Message);
        // The second await of its method.
        Assert.Equal(2, deadlock.Waits[1].AwaitNumber);

        static async Coroutine Outer() => await Receive();
        static async Coroutine Receive()
        {
            var channel = new CoroutineChannel<int>(1);
            await channel.SendAsync(1);
            await foreach (var item in channel.ReceiveAllAsync()) Assert.Equal(1, item);
        }
    }

    [Fact]
    public void A_deadlock_inside_a_scope_is_seen()
    {
        using var floor = new CooperativeScheduler();
        var deadlock = Assert.Throws<CoroutineDeadlockException>(() => floor.Run(Owner(), Token));
        Assert.Contains("coroutines of its scope", deadlock.Message, StringComparison.Ordinal);

        static async Coroutine Owner() => await CoroutineScope.RunAsync(async scope =>
            _ = await scope.Start(Receive(new CoroutineChannel<int>(0))));
        static async Coroutine<int> Receive(CoroutineChannel<int> channel) => await channel.ReceiveAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task What_something_outside_can_end_is_no_deadlock()
    {
        var time = new FakeTimeProvider();
        using var stop = new CancellationTokenSource();
        await using var floor = new CooperativeScheduler(timeProvider: time);
        await using var neighbour = new CooperativeScheduler();
        var (gate, nextGate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var channel = new CoroutineChannel<int>(1);
        Assert.False(channel.TryReceive(out _)); // Ordinary code knows it.
        var next = neighbour.Start(Task(nextGate.Task));
        await NoDeadlock(Task(gate.Task), gate.SetResult);
        await NoDeadlock(Delay(), () => time.Advance(TimeSpan.FromMinutes(1)));
        await NoDeadlock(Receive(channel), () => channel.TrySend(1));
        await NoDeadlock(Join(next), nextGate.SetResult);
        await NoDeadlock(Receive(new CoroutineChannel<int>(1)), stop.Cancel, stop.Token);

        async Task NoDeadlock(Coroutine coroutine, Action end, CancellationToken token = default)
        {
            _ = floor.Start(coroutine, token);
            var all = floor.WaitAllAsync(Token);
            await floor.WaitIdleAsync(Token);
            Assert.False(all.IsCompleted);
            end();
            await all;
        }

        async Coroutine Task(Task task) => await task;
        async Coroutine Delay() => await Coroutine.Delay(TimeSpan.FromMinutes(1));
        async Coroutine Join(Coroutine other) => await other;
        async Coroutine Receive(CoroutineChannel<int> from) => await from.ReceiveAsync();
    }

    private static async Task<string> SourceOf(CoroutineDeadlockException.Wait wait) =>
        (await File.ReadAllLinesAsync(wait.File!, Token))[wait.Line!.Value - 1].Trim();
}
