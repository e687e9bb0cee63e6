using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using Workshop.Coroutines;

namespace Workshop.Tests.Coroutines;

public class DelayTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Virtual_delays_end_in_the_order_of_their_times_and_then_of_their_beginning()
    {
        var time = new FakeTimeProvider();
        await using var floor = new CooperativeScheduler(timeProvider: time);
        var ended = new List<string>();
        async Coroutine Sleep(int milliseconds, string name)
        {
            await Coroutine.Delay(TimeSpan.FromMilliseconds(milliseconds));
            ended.Add(name);
        }

        Coroutine[] sleepers = [floor.Start(Sleep(300, "d")), floor.Start(Sleep(100, "a")), floor.Start(Sleep(200, "b")), floor.Start(Sleep(200, "c"))];
        await floor.WaitIdleAsync(Token);
        time.Advance(TimeSpan.FromMilliseconds(100));
        await sleepers[1];
        Assert.Equal(["a"], ended);

        time.Advance(TimeSpan.FromHours(1));
        await floor.WaitAllAsync(Token);
        Assert.Equal(["a", "b", "c", "d"], ended);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(1)]
    [InlineData(100_000)]
    [InlineData(123_456_789)]
    [InlineData(864_000_000_001 * 60)]
    public async Task A_virtual_delay_lasts_to_the_tick(long ticks)
    {
        var time = new FakeTimeProvider();
        await using var floor = new CooperativeScheduler(timeProvider: time);
        var sleeper = floor.Start(Sleep(ticks));
        await floor.WaitIdleAsync(Token);
        time.Advance(TimeSpan.FromTicks(ticks - 1));
        Assert.Equal(CoroutineStatus.Suspended, sleeper.Status);
        time.Advance(TimeSpan.FromTicks(1));
        await sleeper;

        static async Coroutine Sleep(long ticks) => await Coroutine.Delay(TimeSpan.FromTicks(ticks));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_real_delay_is_never_shorter_than_asked()
    {
        await using var floor = new CooperativeScheduler();
        var start = Stopwatch.GetTimestamp();
        await floor.Start(Sleep());
        Assert.True(Stopwatch.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(15));

        static async Coroutine Sleep()
        {
            for (var i = 0; i < 10; i++) await Coroutine.Delay(TimeSpan.FromMilliseconds(1.5));
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Ten_thousand_delays_overlap_on_one_worker()
    {
        var time = new FakeTimeProvider();
        await using var floor = new CooperativeScheduler(timeProvider: time);
        var sleepers = Enumerable.Range(0, 10_000).Select(i => floor.Start(Sleep(i % 100))).ToArray();
        await floor.WaitIdleAsync(Token);
        time.Advance(TimeSpan.FromMilliseconds(100));
        await floor.WaitAllAsync(Token);
        Assert.All(sleepers, sleeper => Assert.Equal(CoroutineStatus.Completed, sleeper.Status));

        static async Coroutine Sleep(int milliseconds) => await Coroutine.Delay(TimeSpan.FromMilliseconds(milliseconds + 1));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_token_ends_a_delay_early()
    {
        var time = new FakeTimeProvider();
        await using var floor = new CooperativeScheduler(timeProvider: time);
        using var cancellation = new CancellationTokenSource();
        var hour = floor.Start(Sleep(TimeSpan.FromHours(1), cancellation.Token));
        var ever = floor.Start(Sleep(Timeout.InfiniteTimeSpan, cancellation.Token));
        await floor.WaitIdleAsync(Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await hour);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ever);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await floor.Start(Sleep(TimeSpan.FromHours(1), cancellation.Token)));

        static async Coroutine Sleep(TimeSpan duration, CancellationToken token) => await Coroutine.Delay(duration, token);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_negative_delay_is_refused()
    {
        await using var floor = new CooperativeScheduler();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await floor.Start(Sleep()));

        static async Coroutine Sleep() => await Coroutine.Delay(TimeSpan.FromMilliseconds(-5));
    }
}
