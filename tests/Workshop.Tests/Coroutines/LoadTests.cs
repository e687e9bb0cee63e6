using Workshop.Coroutines;

namespace Workshop.Tests.Coroutines;

public class LoadTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = 60_000)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    public async Task No_wake_up_is_lost_in_a_hundred_thousand_random_suspensions(int workers, int seed)
    {
        const int Coroutines = 200;
        const int Steps = 500;
        await using var floor = new CooperativeScheduler(workers);
        var rendezvous = new Rendezvous();
        var coroutines = Enumerable.Range(0, Coroutines).Select(number => floor.Start(Wander(number))).ToArray();
        var all = floor.WaitAllAsync(Token);
        var lastOnesFriend = new Thread(() =>
        {
            // The last to wait would meet nobody.
            for (; !all.IsCompleted; Thread.Yield()) rendezvous.Release();
        });
        lastOnesFriend.Start();
        await all;
        lastOnesFriend.Join();
        foreach (var coroutine in coroutines) Assert.Equal(Steps, await coroutine);

        async Coroutine<int> Wander(int number)
        {
            var random = new Random(1000 * seed + number);
            var steps = 0;
            for (; steps < Steps; steps++)
            {
                switch (random.Next(7))
                {
                    case 0:
                        await Task.Yield();
                        break;
                    case 1:
                        await Leaf(random.Next(3));
                        break;
                    case 2:
                        await CooperativeScheduler.Current!.Start(Leaf(random.Next(3)));
                        break;
                    case 3:
                        await Task.Run(() => { }, Token);
                        break;
                    case 4:
                        // Somebody else on whatever worker ends this wait.
                        if (rendezvous.TryMeet(out var meeting)) await meeting;
                        break;
                    default:
                        await Coroutine.Yield();
                        break;
                }

                Assert.NotNull(Worker.Current);
            }

            return steps;
        }

        static async Coroutine Leaf(int yields)
        {
            for (var i = 0; i < yields; i++) await Coroutine.Yield();
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_hundred_thousand_nested_awaits_do_not_overflow_the_stack()
    {
        await using var floor = new CooperativeScheduler();
        Assert.Equal(100_000, await floor.Start(Down(100_000, yields: false)));
        Assert.Equal(100_000, await floor.Start(Down(100_000, yields: true)));

        static async Coroutine<int> Down(int depth, bool yields)
        {
            if (yields) await Coroutine.Yield();
            return depth == 0 ? 0 : 1 + await Down(depth - 1, yields);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_hundred_thousand_awaits_in_a_row_do_not_overflow_the_stack()
    {
        await using var floor = new CooperativeScheduler();
        Assert.Equal(100_000, await floor.Start(Sum()));

        static async Coroutine<int> Sum()
        {
            var sum = 0;
            for (var i = 0; i < 100_000; i++) sum += await One();
            return sum;
        }

        static async Coroutine<int> One()
        {
            await Task.CompletedTask;
            return 1;
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_chain_of_a_hundred_thousand_joins_unwinds()
    {
        await using var floor = new CooperativeScheduler(workers: 2);
        var gate = new TaskCompletionSource();
        var last = floor.Start(First(gate.Task));
        for (var i = 0; i < 100_000; i++) last = floor.Start(After(last));
        gate.SetResult();
        Assert.Equal(100_000, await last);

        static async Coroutine<int> First(Task gate)
        {
            await gate;
            return 0;
        }

        static async Coroutine<int> After(Coroutine<int> other) => 1 + await other;
    }

    [Theory(Timeout = 60_000)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task No_wake_up_is_lost_in_a_million_random_suspensions_on_two_workers(int seed)
    {
        const int Pairs = 50;
        const int Steps = 10_000;
        await using var floor = new CooperativeScheduler(workers: 2);
        var channels = Enumerable.Range(0, Pairs).Select(number => new CoroutineChannel<int>(number % 3)).ToArray();
        var mutexes = Enumerable.Range(0, 7).Select(_ => new CoroutineLock()).ToArray();
        var counts = new int[mutexes.Length];
        var received = 0;
        for (var pair = 0; pair < Pairs; pair++)
        {
            _ = floor.Start(Send(pair));
            _ = floor.Start(Receive(pair));
        }

        await floor.WaitAllAsync(Token);
        Assert.Equal(Pairs * Steps, received);
        Assert.True(floor.Statistics.Switches > 1_000_000);
        Assert.Equal(Pairs * Steps / 10, counts.Sum());

        async Coroutine Send(int pair)
        {
            var random = new Random((seed * 1000) + pair);
            for (var i = 0; i < Steps; i++)
            {
                await Wander(random);
                await channels[pair].SendAsync(i);
            }

            channels[pair].Complete();
        }

        async Coroutine Receive(int pair)
        {
            var random = new Random((seed * 1000) + Pairs + pair);
            var next = 0;
            await foreach (var item in channels[pair].ReceiveAllAsync())
            {
                Assert.Equal(next++, item);
                if (item % 10 == 0)
                {
                    var number = random.Next(mutexes.Length);
                    using var holder = await mutexes[number].LockAsync();
                    var seen = counts[number];
                    await Wander(random);
                    counts[number] = seen + 1;
                }
            }

            Interlocked.Add(ref received, next);
        }

        static async Coroutine Wander(Random random)
        {
            switch (random.Next(16))
            {
                case 0:
                    await Task.Yield();
                    break;
                case 1:
                    await CooperativeScheduler.Current!.Start(Leaf());
                    break;
                case < 8:
                    await Coroutine.Yield();
                    break;
            }
        }

        static async Coroutine Leaf() => await Coroutine.Yield();
    }

    [Fact]
    public void A_million_suspended_coroutines_occupy_at_most_eighty_bytes_each()
    {
        const int Million = 1_000_000;
        using var floor = new CooperativeScheduler();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var each = floor.Run(StartThem(), Token);
        floor.WaitAll(Token);
        Assert.InRange(each, 40, 80); // 72 each. Those that have parked have 8 more, in a table.

        async Coroutine<double> StartThem()
        {
            for (var i = 0; i < Million; i++) _ = CooperativeScheduler.Current!.Start(Nap(times: 3));
            await Coroutine.Yield();
            return (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Million;
        }

        // Each has a local that outlives the await, as in C++.
        static async Coroutine Nap(int times)
        {
            for (var i = 0; i < times; i++) await Coroutine.Yield();
        }
    }

    [Fact]
    public void A_million_live_coroutines_fit()
    {
        const int Million = 1_000_000;
        using var floor = new CooperativeScheduler(workers: 2);
        var sum = 0L;
        floor.Run(StartThem(), Token);
        floor.WaitAll(Token);
        Assert.Equal((long)Million * (Million - 1) / 2, sum);
        Assert.Equal(0, floor.Statistics.Live);

        async Coroutine StartThem()
        {
            var scheduler = CooperativeScheduler.Current!;
            for (var i = 0; i < Million; i++) _ = scheduler.Start(Add(i));
            Assert.Equal(Million + 1, scheduler.Statistics.Live);
            await Coroutine.Yield();
        }

        async Coroutine Add(int number)
        {
            await Coroutine.Yield();
            Interlocked.Add(ref sum, number);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task The_statistics_add_up()
    {
        await using var floor = new CooperativeScheduler();
        await floor.Start(Yield(9));
        _ = floor.Start(Yield(4));
        await floor.WaitAllAsync(Token);
        var statistics = floor.Statistics;
        Assert.Equal((2, 2, 0, 15), (statistics.Started, statistics.Completed, statistics.Live, statistics.Switches));
        Assert.Equal(15, Assert.Single(statistics.Workers).Switches);
        Assert.StartsWith("2 started, 2 completed, 0 live, 15 switches\nworker 0: 15 switches, ", statistics.ToString(), StringComparison.Ordinal);

        static async Coroutine Yield(int times)
        {
            for (var i = 0; i < times; i++) await Coroutine.Yield();
        }
    }

    /// <summary>Every second comer releases the one who waits.</summary>
    private sealed class Rendezvous
    {
        private TaskCompletionSource? _waiting;

        public bool TryMeet(out Task meeting)
        {
            var mine = new TaskCompletionSource();
            meeting = mine.Task;
            if (Interlocked.CompareExchange(ref _waiting, mine, null) is null) return true;
            Release();
            return false;
        }

        public void Release() => Interlocked.Exchange(ref _waiting, null)?.SetResult();
    }
}
