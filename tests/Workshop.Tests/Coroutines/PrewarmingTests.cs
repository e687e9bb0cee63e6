using Workshop.Coroutines;
using Workshop.Processes;
using Workshop.Tracing;

namespace Workshop.Tests.Coroutines;

// Each in a child process, because it happens before the first scheduler of a process only.
public class PrewarmingTests
{
    [Fact(Timeout = 60_000)]
    public async Task A_trace_shows_nothing_of_it()
    {
        var exit = await ChildProcess.RunAsync(
            static () =>
            {
                var trace = Trace.Record(() =>
                {
                    using var floor = new CooperativeScheduler();
                    floor.Run(YieldAsync());
                });
                return $"{string.Join(", ", trace.Coroutines)}; {string.Join(", ", trace.Threads.Where(thread => thread.Worker is not null))}; {trace.Threads.Count}";
            },
            options: null,
            TestContext.Current.CancellationToken);

        Assert.Equal("YieldAsync (1); worker 0; 2", exit.Result);
    }

    [Fact(Timeout = 60_000)]
    public async Task Nothing_of_the_creator_s_flows_into_it()
    {
        var exit = await ChildProcess.RunAsync(
            static () =>
            {
                var changes = 0;
                var local = new AsyncLocal<int>(_ => Interlocked.Increment(ref changes)) { Value = 7 };
                var counts = new List<int>();
                for (var i = 0; i < 2; i++)
                {
                    var before = Volatile.Read(ref changes);
                    // The worker itself has its creator's, before the constructor returns.
                    var floor = new CooperativeScheduler();
                    counts.Add(Volatile.Read(ref changes) - before);
                    floor.Dispose();
                }

                return counts;
            },
            options: null,
            TestContext.Current.CancellationToken);

        Assert.Equal([1, 1], exit.Result);
    }

    [Fact(Timeout = 60_000)]
    public async Task Several_threads_may_create_the_first_schedulers_at_once()
    {
        var exit = await ChildProcess.RunAsync(
            static () =>
            {
                using var start = new Barrier(4);
                var ids = new long[4];
                var threads = Enumerable.Range(0, 4).Select(i => new Thread(() =>
                {
                    start.SignalAndWait();
                    using var floor = new CooperativeScheduler();
                    var coroutine = floor.Start(YieldAsync());
                    coroutine.Wait();
                    ids[i] = coroutine.Id + floor.Statistics.Started;
                })).ToList();
                threads.ForEach(thread => thread.Start());
                threads.ForEach(thread => thread.Join());
                return ids;
            },
            options: null,
            TestContext.Current.CancellationToken);

        Assert.Equal([2, 2, 2, 2], exit.Result);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_static_initialiser_may_create_the_first_scheduler()
    {
        var exit = await ChildProcess.RunAsync(
            static () =>
            {
                Kitchen.Floor.Run(YieldAsync());
                Kitchen.Floor.Dispose();
                return Kitchen.Floor.Statistics.Completed;
            },
            options: null,
            TestContext.Current.CancellationToken);

        Assert.Equal(1, exit.Result);
    }

    private static async Coroutine YieldAsync() => await Coroutine.Yield();

    private static class Kitchen
    {
        internal static readonly CooperativeScheduler Floor = new();
    }
}
