using Workshop.Coroutines;

namespace Workshop.Tests.Coroutines;

public class AwaitedTaskTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Whatever_it_awaits_a_coroutine_goes_on_on_a_worker()
    {
        await using var floor = new CooperativeScheduler(workers: 2);
        Assert.All(await floor.Start(AwaitEverything()), scheduler => Assert.Same(floor, scheduler));

        static async Coroutine<List<CooperativeScheduler?>> AwaitEverything()
        {
            var seen = new List<CooperativeScheduler?> { CooperativeScheduler.Current };
            await Task.Yield();
            seen.Add(CooperativeScheduler.Current);
            await Task.Run(() => 1).ConfigureAwait(false);
            seen.Add(CooperativeScheduler.Current);
            await FromAThread();
            seen.Add(CooperativeScheduler.Current);
            await new ValueTask<int>(FromAThread());
            seen.Add(CooperativeScheduler.Current);
            await File.ReadAllBytesAsync(Environment.ProcessPath!);
            seen.Add(CooperativeScheduler.Current);
            await Coroutine.Delay(TimeSpan.FromMilliseconds(1));
            seen.Add(CooperativeScheduler.Current);
            await Task.WhenAll(Task.Run(() => { }), Task.Run(() => { }));
            seen.Add(CooperativeScheduler.Current);
            return seen;
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_task_that_fails_throws_at_the_await()
    {
        await using var floor = new CooperativeScheduler();
        Assert.Equal("torn", await floor.Start(Catch(Task.FromException(new InvalidDataException("torn")))));

        static async Coroutine<string> Catch(Task task)
        {
            try
            {
                await task;
                return "";
            }
            catch (InvalidDataException failure)
            {
                return failure.Message;
            }
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task An_ended_task_does_not_suspend()
    {
        await using var floor = new CooperativeScheduler();
        await floor.Start(AwaitEnded());
        Assert.Equal(1, floor.Statistics.Switches);

        static async Coroutine AwaitEnded()
        {
            await Task.CompletedTask;
            await new ValueTask<int>(3);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task An_awaiter_without_an_unsafe_variant_works()
    {
        await using var floor = new CooperativeScheduler();
        Assert.Equal(9, await floor.Start(Await()));

        static async Coroutine<int> Await() => await new OrdinaryAwaitable();
    }

    [Fact(Timeout = 60_000)]
    public async Task An_awaiter_that_refuses_leaves_the_coroutine_in_good_order()
    {
        await using var floor = new CooperativeScheduler();
        Assert.Equal("caught, went on", await floor.Start(Survive()));

        static async Coroutine<string> Survive()
        {
            var told = "";
            try
            {
                await new RefusingAwaitable();
            }
            catch (NotSupportedException)
            {
                told = "caught";
            }

            await Coroutine.Yield();
            return told + ", went on";
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Ordinary_code_that_awaits_a_coroutine_does_not_go_on_on_a_worker()
    {
        await using var floor = new CooperativeScheduler();
        var gate = new TaskCompletionSource();
        var coroutine = floor.Start(Pass(gate.Task));
        var seen = Observe(coroutine);
        gate.SetResult();
        Assert.Null(await seen);

        static async Coroutine Pass(Task task) => await task;
        static async Task<Worker?> Observe(Coroutine coroutine)
        {
            await coroutine;
            return Worker.Current;
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_thousand_tasks_completed_by_foreign_threads_wake_a_thousand_coroutines()
    {
        await using var floor = new CooperativeScheduler(workers: 2);
        var sources = Enumerable.Range(0, 1000).Select(_ => new TaskCompletionSource<int>()).ToArray();
        var coroutines = sources.Select(source => floor.Start(Pass(source.Task))).ToArray();
        var threads = Enumerable.Range(0, 4).Select(part => new Thread(() =>
        {
            for (var i = part; i < sources.Length; i += 4) sources[i].SetResult(i);
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        for (var i = 0; i < coroutines.Length; i++) Assert.Equal(i, await coroutines[i]);
        foreach (var thread in threads) thread.Join();

        static async Coroutine<int> Pass(Task<int> task)
        {
            var number = await task;
            Assert.NotNull(Worker.Current);
            return number;
        }
    }

    private static Task<int> FromAThread()
    {
        var source = new TaskCompletionSource<int>();
        new Thread(() => source.SetResult(1)).Start();
        return source.Task;
    }

    private sealed class OrdinaryAwaitable : System.Runtime.CompilerServices.INotifyCompletion
    {
        public bool IsCompleted => false;

        public OrdinaryAwaitable GetAwaiter() => this;

        public int GetResult() => 9;

        public void OnCompleted(Action continuation) => ThreadPool.QueueUserWorkItem(_ => continuation());
    }

    private readonly struct RefusingAwaitable : System.Runtime.CompilerServices.ICriticalNotifyCompletion
    {
        public bool IsCompleted => false;

        public RefusingAwaitable GetAwaiter() => this;

        public void GetResult()
        {
        }

        public void OnCompleted(Action continuation) => throw new NotSupportedException();

        public void UnsafeOnCompleted(Action continuation) => throw new NotSupportedException();
    }
}
