using System.Runtime.CompilerServices;
using Microsoft.Extensions.Time.Testing;
using Workshop.Coroutines;
using Workshop.Tracing;

namespace Workshop.Tests.Tracing;

/// <summary>For each kind of wait: why the coroutine stopped, and who woke it.</summary>
[Collection(nameof(OneTraceAtATime))]
public class WakeUpTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task A_yield_is_woken_by_nobody()
    {
        var trace = await Record(async floor => await floor.Start(Waiter()), TestContext.Current.CancellationToken);
        Assert.Equal(["stopped: Yield"], StoryOf(trace));

        static async Coroutine Waiter() => await Coroutine.Yield();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_delay_is_woken_by_whoever_moves_the_clock()
    {
        var time = new FakeTimeProvider();
        await using var floor = new CooperativeScheduler(timeProvider: time);
        var trace = await Trace.RecordAsync(async () =>
        {
            var waiter = floor.Start(Waiter());
            await floor.WaitIdleAsync(TestContext.Current.CancellationToken);
            time.Advance(TimeSpan.FromMinutes(1));
            await waiter;
        });
        Assert.Equal(["stopped: Delay", "woken from outside"], StoryOf(trace));

        await using var seeded = CooperativeScheduler.Deterministic(seed: 1);
        trace = await Trace.RecordAsync(async () => await seeded.Start(Waiter()));
        // The idle worker itself moves a virtual clock, between two turns.
        Assert.Equal(["stopped: Delay", "woken on worker 0"], StoryOf(trace));

        static async Coroutine Waiter() => await Coroutine.Delay(TimeSpan.FromMinutes(1));
    }

    [Theory(Timeout = 60_000)]
    [InlineData(false)]
    [InlineData(true)] // The wait for a coroutine in a context with a token is a different one.
    public async Task A_join_is_woken_by_the_coroutine_that_ends(bool withToken)
    {
        using var stop = new CancellationTokenSource();
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var trace = await Record(async floor =>
        {
            var waiter = floor.Start(Waiter(floor.Start(Other())), withToken ? stop.Token : CancellationToken.None);
            await floor.WaitIdleAsync(Token);
            go.SetResult();
            await waiter;
        }, TestContext.Current.CancellationToken);
        Assert.Equal(["stopped: Join", "woken by Other (1)"], StoryOf(trace));

        async Coroutine Other()
        {
            await go.Task;
        }

        static async Coroutine Waiter(Coroutine other) => await other;
    }

    [Fact(Timeout = 60_000)]
    public async Task A_call_is_woken_by_the_callee_and_gives_its_value()
    {
        var trace = await Record(async floor => Assert.Equal(7, await floor.Start(Waiter())), TestContext.Current.CancellationToken);
        Assert.Equal(["stopped: Join", "woken by Callee (2)"], StoryOf(trace));

        static async Coroutine<int> Waiter() => await Callee();
        static async Coroutine<int> Callee()
        {
            await Coroutine.Yield();
            return 7;
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_receiver_is_woken_by_the_sender_and_a_sender_by_the_receiver()
    {
        var (there, back) = (new CoroutineChannel<int>(0), new CoroutineChannel<int>(0));
        var trace = await Record(async floor =>
        {
            var waiter = floor.Start(Waiter());
            await floor.WaitIdleAsync(Token);
            var other = floor.Start(Other());
            await waiter;
            await other;
        }, TestContext.Current.CancellationToken);
        Assert.Equal(["stopped: Channel", "woken by Other (2)", "stopped: Channel", "woken by Other (2)"], StoryOf(trace));

        async Coroutine Waiter()
        {
            await there.ReceiveAsync();
            await back.SendAsync(2);
        }

        async Coroutine Other()
        {
            await there.SendAsync(1);
            for (var i = 0; i < 3; i++) await Coroutine.Yield(); // So that the other one has to wait.
            await back.ReceiveAsync();
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_stream_of_items_is_a_wait_for_a_channel_and_its_end_wakes()
    {
        var channel = new CoroutineChannel<int>(1);
        var trace = await Record(async floor =>
        {
            var waiter = floor.Start(Waiter());
            await floor.WaitIdleAsync(Token);
            channel.TrySend(1);
            await floor.WaitIdleAsync(Token);
            channel.Complete();
            await waiter;
        }, TestContext.Current.CancellationToken);
        Assert.Equal(["stopped: Channel", "woken from outside", "stopped: Channel", "woken from outside"], StoryOf(trace));

        async Coroutine Waiter()
        {
            await foreach (var item in channel.ReceiveAllAsync()) Assert.Equal(1, item);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_lock_is_woken_by_the_coroutine_that_releases_it()
    {
        var oven = new CoroutineLock();
        var gate = new CoroutineChannel<int>(1);
        var trace = await Record(async floor =>
        {
            var holder = floor.Start(Holder());
            await floor.WaitIdleAsync(Token);
            var waiter = floor.Start(Waiter());
            await floor.WaitIdleAsync(Token);
            gate.TrySend(1);
            await holder;
            await waiter;
        }, TestContext.Current.CancellationToken);
        Assert.Equal(["stopped: Lock", "woken by Holder (1)"], StoryOf(trace));
        Assert.Equal(["stopped: Channel", "woken from outside"], StoryOf(trace, "Holder"));

        async Coroutine Holder()
        {
            using var held = await oven.LockAsync();
            await gate.ReceiveAsync();
        }

        async Coroutine Waiter()
        {
            using var held = await oven.LockAsync();
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task The_owner_of_a_scope_is_woken_by_the_last_member()
    {
        var trace = await Record(async floor => await floor.Start(Owner()), TestContext.Current.CancellationToken);
        // RunAsync is a coroutine that the owner calls; it is the one that waits for the members.
        Assert.Equal(["stopped: Join", "woken by Slow (6)"], StoryOf(trace, "RunAsync"));
        Assert.Equal(["stopped: Join", "woken by RunAsync (2)"], StoryOf(trace, "Owner"));

        static async Coroutine Owner() => await CoroutineScope.RunAsync(Body);
        static async Coroutine Body(CoroutineScope scope)
        {
            _ = scope.Start(Slow(1));
            _ = scope.Start(Slow(5));
            await Coroutine.Yield();
        }

        static async Coroutine Slow(int turns)
        {
            for (var i = 0; i < turns; i++) await Coroutine.Yield();
        }
    }

    [Theory(Timeout = 60_000)]
    [InlineData("task")]
    [InlineData("configured task")]
    [InlineData("value task")]
    [InlineData("task with a result")]
    public async Task A_task_of_any_kind_is_woken_by_the_thread_that_ends_it(string kind)
    {
        var end = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var trace = await Record(async floor =>
        {
            var waiter = floor.Start(Waiter());
            await floor.WaitIdleAsync(Token);
            end.SetResult(7);
            await waiter;
        }, TestContext.Current.CancellationToken);
        Assert.Equal(["stopped: Task", "woken from outside"], StoryOf(trace));

        async Coroutine Waiter()
        {
            if (kind == "task") await (Task)end.Task;
            else if (kind == "configured task") await ((Task)end.Task).ConfigureAwait(false);
            else if (kind == "value task") await new ValueTask(end.Task);
            else Assert.Equal(7, await end.Task);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_task_that_a_coroutine_ends_is_woken_by_that_coroutine()
    {
        // Without RunContinuationsAsynchronously the wake-up happens inside SetResult.
        var end = new TaskCompletionSource();
        var trace = await Record(async floor =>
        {
            var waiter = floor.Start(Waiter());
            await floor.WaitIdleAsync(Token);
            await floor.Start(Other());
            await waiter;
        }, TestContext.Current.CancellationToken);
        Assert.Equal(["stopped: Task", "woken by Other (2)"], StoryOf(trace));

        async Coroutine Waiter() => await end.Task;
        async Coroutine Other()
        {
            await Coroutine.Yield();
            end.SetResult();
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_cancelled_wait_is_woken_by_whoever_cancels()
    {
        using var stop = new CancellationTokenSource();
        var trace = await Record(async floor =>
        {
            var waiter = floor.Start(Waiter(), stop.Token);
            await floor.WaitIdleAsync(Token);
            await floor.Start(Other());
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await waiter);
        }, TestContext.Current.CancellationToken);
        Assert.Equal(["stopped: Channel", "woken by Other (2)"], StoryOf(trace));
        Assert.Equal(TraceEventKind.Cancelled, trace.Events.Last(one => one.Coroutine!.MethodName == "Waiter").Kind);

        static async Coroutine Waiter() => await new CoroutineChannel<int>(1).ReceiveAsync();
        async Coroutine Other()
        {
            await Coroutine.Yield();
            stop.Cancel(); // On this thread: CancelAsync would do it on another.
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_neither_a_task_nor_of_this_library_is_something_else()
    {
        var trace = await Record(async floor => await floor.Start(Waiter()), TestContext.Current.CancellationToken);
        Assert.Equal(["stopped: Other", "woken from outside"], StoryOf(trace));

        static async Coroutine Waiter() => await Elsewhere();
        static ElsewhereAwaiter Elsewhere() => default;
    }

    private static async Task<Trace> Record(Func<CooperativeScheduler, Task> work, CancellationToken token)
    {
        await using var floor = new CooperativeScheduler();
        return await Trace.RecordAsync(() => work(floor).WaitAsync(token));
    }

    private static IEnumerable<string> StoryOf(Trace trace, string method = "Waiter") => trace.Events
        .Where(one => one.Coroutine?.MethodName == method && one.Kind is (TraceEventKind.Suspended or TraceEventKind.Woken))
        .Select(one => one.Kind == TraceEventKind.Suspended ? $"stopped: {one.Reason}"
            : one.By is { } by ? $"woken by {by}"
            : one.Thread.Worker is null ? "woken from outside"
            : $"woken on {one.Thread.Name}");

    /// <summary>Goes on on the thread pool.</summary>
    private readonly struct ElsewhereAwaiter : ICriticalNotifyCompletion
    {
        public bool IsCompleted => false;

        public ElsewhereAwaiter GetAwaiter() => this;

        public void GetResult()
        {
        }

        public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

        public void UnsafeOnCompleted(Action continuation) => ThreadPool.UnsafeQueueUserWorkItem(static go => ((Action)go!)(), continuation);
    }
}
