using Microsoft.Extensions.Time.Testing;
using Workshop.Coroutines;

namespace Workshop.Tests.Coroutines;

/// <summary>What an ordinary <c>await</c> of a coroutine learns of a deadlock.</summary>
public class DeadlockAwaitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = 60_000)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_ordinary_await_is_told_of_a_deadlock(int workers)
    {
        var time = new FakeTimeProvider();
        await using var floor = new CooperativeScheduler(workers, timeProvider: time);
        var receive = floor.Start(Receive(new CoroutineChannel<int>(1)));
        Task[] awaiting = [Await(receive), receive.AsTask(), ((Coroutine)receive).AsTask()];
        // The clock stands still unless told, so each step is the whole patience.
        await Step(time, floor.DeadlockPatience, Task.WhenAll(awaiting));
        foreach (var one in awaiting)
        {
            var deadlock = await Assert.ThrowsAsync<CoroutineDeadlockException>(() => one);
            Assert.Contains("Receive (1) waits for an item of a channel of 1", deadlock.Message, StringComparison.Ordinal);
        }

        // Who comes later is told as well.
        var late = Await(receive);
        await Step(time, floor.DeadlockPatience, late);
        await Assert.ThrowsAsync<CoroutineDeadlockException>(() => late);
        Assert.Equal(CoroutineStatus.Suspended, receive.Status);
    }

    [Fact(Timeout = 60_000)]
    public async Task Who_brings_what_is_missing_within_the_patience_is_in_time()
    {
        var time = new FakeTimeProvider();
        await using var floor = new CooperativeScheduler(timeProvider: time);
        var channel = new CoroutineChannel<int>(0);
        var awaiting = Await(floor.Start(Receive(channel)));
        await floor.WaitIdleAsync(Token);
        time.Advance(floor.DeadlockPatience / 2);
        var send = floor.Start(Send(channel));
        Assert.Equal(1, await awaiting);
        await send;
    }

    [Fact(Timeout = 60_000)]
    public async Task Each_turn_begins_the_patience_anew()
    {
        var time = new FakeTimeProvider();
        await using var floor = new CooperativeScheduler(timeProvider: time);
        var channel = new CoroutineChannel<int>(0);
        var awaiting = Await(floor.Start(Receive(channel)));
        for (var i = 0; i < 10; i++)
        {
            await floor.WaitIdleAsync(Token);
            time.Advance(floor.DeadlockPatience * 0.6);
            await floor.Start(Nothing());
            Assert.False(awaiting.IsCompleted);
        }

        _ = floor.Start(Send(channel));
        Assert.Equal(1, await awaiting);

        static async Coroutine Nothing() => await Coroutine.Yield();
    }

    [Fact(Timeout = 60_000)]
    public async Task Without_patience_it_is_told_at_once_and_a_virtual_clock_does_not_keep_it_waiting()
    {
        await using var floor = new CooperativeScheduler { DeadlockPatience = TimeSpan.Zero };
        await Assert.ThrowsAsync<CoroutineDeadlockException>(async () => await floor.Start(Receive(new CoroutineChannel<int>(1))));

        // A virtual clock jumps only while there is a delay to jump to, so the system's measures the silence.
        await using var seeded = CooperativeScheduler.Deterministic(seed: 1);
        await Assert.ThrowsAsync<CoroutineDeadlockException>(async () => await seeded.Start(Receive(new CoroutineChannel<int>(1))));
    }

    [Fact(Timeout = 60_000)]
    public async Task Endless_patience_is_never_told_and_gets_its_result()
    {
        var time = new FakeTimeProvider();
        await using var floor = new CooperativeScheduler(timeProvider: time) { DeadlockPatience = Timeout.InfiniteTimeSpan };
        var channel = new CoroutineChannel<int>(1);
        var awaiting = Await(floor.Start(Receive(channel)));
        await floor.WaitIdleAsync(Token);
        time.Advance(TimeSpan.FromHours(1));
        channel.TrySend(1);
        Assert.Equal(1, await awaiting);
    }

    [Fact(Timeout = 60_000)]
    public async Task Who_waits_for_all_does_not_let_an_await_wait_for_the_patience()
    {
        await using var floor = new CooperativeScheduler(timeProvider: new FakeTimeProvider());
        var awaiting = Await(floor.Start(Receive(new CoroutineChannel<int>(1))));
        await Assert.ThrowsAsync<CoroutineDeadlockException>(() => floor.WaitAllAsync(Token));
        await Assert.ThrowsAsync<CoroutineDeadlockException>(() => awaiting);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_coroutine_that_goes_on_after_all_gives_its_result_to_the_next_await()
    {
        await using var floor = new CooperativeScheduler { DeadlockPatience = TimeSpan.Zero };
        var channel = new CoroutineChannel<int>(1);
        var receive = floor.Start(Receive(channel));
        await Assert.ThrowsAsync<CoroutineDeadlockException>(() => Await(receive));
        channel.TrySend(1);
        await floor.WaitAllAsync(Token);
        Assert.Equal(1, await receive);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_live_ones_that_nobody_was_told_of_are_named_at_the_disposal()
    {
        var time = new FakeTimeProvider();
        var floor = new CooperativeScheduler(timeProvider: time);
        _ = floor.Start(Receive(new CoroutineChannel<int>(1)));
        await floor.Start(Nothing());
        await floor.WaitIdleAsync(Token);
        for (var i = 0; i < 3; i++) time.Advance(floor.DeadlockPatience);
        var left = Assert.Throws<LiveCoroutinesException>(floor.Dispose);
        Assert.Contains("Receive (1)", left.Message, StringComparison.Ordinal);

        static async Coroutine Nothing() => await Coroutine.Yield();
    }

    [Fact]
    public void A_negative_patience_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CooperativeScheduler { DeadlockPatience = TimeSpan.FromSeconds(-1) });

    private static async Task Step(FakeTimeProvider time, TimeSpan step, Task until)
    {
        while (!until.IsCompleted)
        {
            Token.ThrowIfCancellationRequested();
            time.Advance(step);
            await Task.Yield();
        }
    }

    private static async Task<int> Await(Coroutine<int> coroutine) => await coroutine;

    private static async Coroutine<int> Receive(CoroutineChannel<int> channel) => await channel.ReceiveAsync();

    private static async Coroutine Send(CoroutineChannel<int> channel) => await channel.SendAsync(1);
}
