using System.Globalization;
using Workshop.Coroutines;

namespace Workshop.Tests.Coroutines;

public class DeterminismTests
{
    private const int Events = 10_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_same_seed_gives_the_same_run()
    {
        var logs = Enumerable.Range(1, 8).Select(Log).ToArray();
        for (var seed = 1; seed <= logs.Length; seed++) Assert.Equal(logs[seed - 1], Log(seed));
        Assert.Equal(logs.Length, logs.Distinct().Count());
        Assert.All(logs, log => Assert.True(log.Split('\n').Length > Events));
    }

    [Fact]
    public void Nobody_starves()
    {
        var turns = new int[40];
        async Coroutine Take(int number)
        {
            while (turns.Sum() < 40_000)
            {
                turns[number]++;
                await Coroutine.Yield();
            }
        }

        using var floor = CooperativeScheduler.Deterministic(seed: 7);
        for (var i = 0; i < turns.Length; i++) _ = floor.Start(Take(i));
        floor.WaitAll(Token);
        Assert.All(turns, count => Assert.InRange(count, 800, 1200));
    }

    [Fact]
    public void Delays_take_no_time_and_end_in_the_order_of_their_times()
    {
        var ended = new List<int>();
        async Coroutine Sleep(int hours)
        {
            await Coroutine.Delay(TimeSpan.FromHours(hours));
            ended.Add(hours);
        }

        using var floor = CooperativeScheduler.Deterministic(seed: 3);
        var begin = floor.TimeProvider.GetUtcNow();
        foreach (var hours in (int[])[5, 900, 1, 70]) _ = floor.Start(Sleep(hours));
        floor.WaitAll(Token);
        Assert.Equal([1, 5, 70, 900], ended);
        Assert.Equal(begin + TimeSpan.FromHours(900), floor.TimeProvider.GetUtcNow());
    }

    [Fact(Timeout = 60_000)]
    public async Task It_runs_when_somebody_awaits_a_coroutine_and_when_a_task_ends()
    {
        await using var floor = CooperativeScheduler.Deterministic(seed: 1);
        var gate = new TaskCompletionSource<int>();
        var coroutine = floor.Start(Pass(gate.Task));
        Assert.Equal(CoroutineStatus.Ready, coroutine.Status);
        var awaiting = coroutine.AsTask();
        await floor.WaitIdleAsync(Token);
        gate.SetResult(5);
        Assert.Equal(5, await awaiting);

        static async Coroutine<int> Pass(Task<int> task) => await task;
    }

    private static string Log(int seed)
    {
        var log = new List<string>();
        var random = new Random(99);
        var channel = new CoroutineChannel<int>(3);
        var mutex = new CoroutineLock();
        using var floor = CooperativeScheduler.Deterministic(seed);
        for (var i = 0; i < 10; i++)
        {
            _ = floor.Start(Produce(i));
            _ = floor.Start(Consume(i));
        }

        floor.WaitAll(Token);
        return string.Join('\n', log);

        void Note(string what) => log.Add(string.Create(CultureInfo.InvariantCulture, $"{floor.TimeProvider.GetTimestamp()} {Coroutine.Current} {what}"));

        async Coroutine Produce(int number)
        {
            for (var i = 0; i < 260; i++)
            {
                if (random.Next(3) == 0) await Coroutine.Delay(TimeSpan.FromMilliseconds(random.Next(5)));
                if (random.Next(3) == 0) await Coroutine.Yield();
                Note($"sends {i}");
                await channel.SendAsync((number * 1000) + i);
            }
        }

        async Coroutine Consume(int number)
        {
            for (var i = 0; i < 260; i++)
            {
                var item = await channel.ReceiveAsync();
                Note($"received {item}");
                using var holder = await mutex.LockAsync();
                Note($"{number} holds");
                if (random.Next(2) == 0) await Coroutine.Yield();
                await CoroutineScope.RunAsync(async scope => _ = await scope.Start(Leaf(item)));
            }
        }

        async Coroutine<int> Leaf(int item)
        {
            await Coroutine.Yield();
            Note($"leaf {item}");
            return item;
        }
    }
}
