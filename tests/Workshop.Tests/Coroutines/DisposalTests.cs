using Workshop.Coroutines;

namespace Workshop.Tests.Coroutines;

public class DisposalTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Disposing_with_live_coroutines_names_them()
    {
        var floor = new CooperativeScheduler(workers: 2);
        var gate = new TaskCompletionSource();
        Coroutine[] live = [floor.Start(Bake(gate.Task)), floor.Start(Deliver(gate.Task)), floor.Start(Spin())];
        await floor.Start(Pass());

        var refusal = Assert.Throws<LiveCoroutinesException>(floor.Dispose);
        Assert.Equal(live, refusal.Coroutines);
        Assert.Contains("Bake (1), Deliver (2), Spin (3)", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(refusal.StuckWorkers);
        gate.SetResult(); // Too late, and harmless.
    }

    [Fact(Timeout = 60_000)]
    public async Task Who_awaits_an_abandoned_coroutine_is_told()
    {
        var floor = new CooperativeScheduler();
        var bake = floor.Start(Bake(new TaskCompletionSource().Task));
        var awaiting = bake.AsTask();
        await Assert.ThrowsAsync<LiveCoroutinesException>(async () => await floor.DisposeAsync());
        var reason = await Assert.ThrowsAsync<ObjectDisposedException>(() => awaiting);
        Assert.Equal("Coroutine 'Bake (1)' will never end: its scheduler was disposed. Await it before the scheduler is disposed.", reason.Message);
        Assert.Equal(CoroutineStatus.Faulted, bake.Status);
    }

    [Fact(Timeout = 60_000)]
    public async Task Who_waits_for_all_is_told_too()
    {
        var floor = new CooperativeScheduler();
        _ = floor.Start(Bake(new TaskCompletionSource().Task));
        var waiting = floor.WaitAllAsync(Token);
        Assert.Throws<LiveCoroutinesException>(floor.Dispose);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        Assert.Throws<ObjectDisposedException>(() => floor.WaitAll(Token));
    }

    [Fact]
    public void Nothing_starts_after_the_disposal()
    {
        var floor = new CooperativeScheduler();
        floor.Dispose();
        var refusal = Assert.Throws<ObjectDisposedException>(() => floor.Start(Spin()));
        Assert.Equal("Coroutine 'Spin' cannot start: its scheduler was disposed. Start it before Dispose, or on another CooperativeScheduler.", refusal.Message);
        Assert.Equal(refusal.Message, Assert.Throws<ObjectDisposedException>(() => floor.Launch(Spin())).Message);
        refusal = Assert.Throws<ObjectDisposedException>(() => floor.WaitAll(Token));
        Assert.Equal("Waiting for the coroutines of a scheduler that was disposed would never end. Call WaitAll or await them before Dispose.", refusal.Message);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_threads_end_with_the_disposal()
    {
        var floor = new CooperativeScheduler(workers: 2);
        var threads = new List<Thread>();
        for (var i = 0; i < 2; i++) threads.Add(await floor.Start(OwnThread()));
        await floor.DisposeAsync();
        Assert.All(threads, thread => Assert.False(thread.IsAlive));

        static async Coroutine<Thread> OwnThread()
        {
            await Coroutine.Yield();
            return Thread.CurrentThread;
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_worker_that_does_not_come_to_an_end_is_named()
    {
        using var release = new ManualResetEventSlim();
        var standing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        async Coroutine Hog()
        {
            standing.SetResult();
            release.Wait(Token);
            await Coroutine.Yield();
        }

        var floor = new CooperativeScheduler { StopLimit = TimeSpan.Zero };
        _ = floor.Start(Hog());
        await standing.Task;
        var refusal = Assert.Throws<LiveCoroutinesException>(floor.Dispose);
        Assert.Equal([floor.Workers[0]], refusal.StuckWorkers);
        Assert.Contains("worker 0", refusal.Message, StringComparison.Ordinal);
        release.Set();
    }

    [Fact(Timeout = 60_000)]
    public async Task The_failure_that_left_others_alive_is_not_lost()
    {
        var floor = new CooperativeScheduler();
        _ = floor.Start(Fail());
        _ = floor.Start(Bake(new TaskCompletionSource().Task));
        await floor.WaitIdleAsync(Token);
        var refusal = Assert.Throws<LiveCoroutinesException>(floor.Dispose);
        Assert.Contains(nameof(InvalidDataException), refusal.ToString(), StringComparison.Ordinal);

        static async Coroutine Fail()
        {
            await Coroutine.Yield();
            throw new InvalidDataException();
        }
    }

    private static async Coroutine Bake(Task oven) => await oven;

    private static async Coroutine Deliver(Task road) => await road;

    private static async Coroutine Pass() => await Coroutine.Yield();

    private static async Coroutine Spin()
    {
        while (true) await Coroutine.Yield();
    }
}
