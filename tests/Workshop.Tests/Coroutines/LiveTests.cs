using System.Runtime.CompilerServices;
using Workshop.Coroutines;

namespace Workshop.Tests.Coroutines;

/// <summary>Who is named at the end: each that lives, once, wherever it has parked before, and nobody else.</summary>
public class LiveTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void One_that_parked_on_two_workers_is_named_once()
    {
        using var floor = new CooperativeScheduler(workers: 2);
        var (first, second) = (new CoroutineChannel<int>(0), new CoroutineChannel<int>(0));
        using var isBlocked = new ManualResetEventSlim();
        using var goesOn = new ManualResetEventSlim();
        var workers = new List<Worker>();
        var moves = floor.Start(Move());
        isBlocked.Wait(Token);
        Assert.Equal(CoroutineStatus.Suspended, moves.Status);
        Assert.True(first.TrySend(1)); // Its worker is busy, so the other one takes it.
        while (moves.Status != CoroutineStatus.Suspended || workers.Count < 2) Token.ThrowIfCancellationRequested();
        goesOn.Set();
        var deadlock = Assert.Throws<CoroutineDeadlockException>(() => floor.WaitAll(Token));
        Assert.Same(moves, Assert.Single(deadlock.Waits).Coroutine);
        Assert.NotSame(workers[0], workers[1]);

        async Coroutine Move()
        {
            _ = CooperativeScheduler.Current!.Start(Block());
            workers.Add(Worker.Current!);
            await first.ReceiveAsync();
            workers.Add(Worker.Current!);
            await second.ReceiveAsync();
        }

        async Coroutine Block()
        {
            isBlocked.Set();
            goesOn.Wait(Token);
            await Coroutine.Yield();
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    public void Of_many_that_park_and_end_in_random_order_those_that_live_are_named(int workers, int seed)
    {
        const int Coroutines = 20_000;
        const int MostAtOnce = 700;
        var random = new Random(seed);
        var floor = new CooperativeScheduler(workers);
        var live = new List<(Coroutine Coroutine, Action Wake)>();
        for (var number = 0; number < Coroutines; number++)
        {
            live.Add(Begin(number, rounds: 1 + random.Next(3)));
            while (live.Count > MostAtOnce)
            {
                // One that goes on parks again, perhaps on another worker.
                var place = random.Next(live.Count);
                var (coroutine, wake) = live[place];
                wake();
                if (number % 100 == 0) floor.WaitIdle(Token);
                if (!coroutine.IsCompleted) continue;
                live[place] = live[^1];
                live.RemoveAt(live.Count - 1);
            }
        }

        floor.WaitIdle(Token);
        var exception = Assert.Throws<LiveCoroutinesException>(floor.Dispose);
        var expected = live.Select(entry => entry.Coroutine).Where(coroutine => coroutine.Status == CoroutineStatus.Faulted).OrderBy(coroutine => coroutine.Id);
        Assert.Equal(expected, exception.Coroutines);
        Assert.All(live, entry => Assert.True(entry.Coroutine.IsCompleted));

        (Coroutine, Action) Begin(int number, int rounds)
        {
            if (number % 2 == 0)
            {
                var channel = new CoroutineChannel<int>(4);
                return (floor.Start(Receive(channel, rounds)), () => channel.TrySend(1));
            }

            var gate = new SemaphoreSlim(0);
            return (floor.Start(Pass(gate, rounds)), () => gate.Release());
        }

        static async Coroutine Receive(CoroutineChannel<int> channel, int rounds)
        {
            while (rounds-- > 0) await channel.ReceiveAsync();
        }

        static async Coroutine Pass(SemaphoreSlim gate, int rounds)
        {
            while (rounds-- > 0) await gate.WaitAsync();
        }
    }

    [Fact]
    public void A_pooled_one_that_is_new_again_does_not_live()
    {
        var floor = new CooperativeScheduler();
        var never = new CoroutineChannel<int>(0);
        var gate = new TaskCompletionSource();
        Coroutine? kept = null;
        // The sixteenth has the place in the table where a search for one without a number begins.
        for (var i = 1; i < 16; i++) floor.Run(Pass(Task.CompletedTask), Token);
        var sixteenth = Pass(gate.Task);
        floor.Launch(sixteenth);
        floor.WaitIdle(Token);
        Assert.Equal(16, sixteenth.Id);
        gate.SetResult();
        floor.WaitAll(Token);
        var waits = floor.Start(Wait());
        floor.WaitIdle(Token);
        Assert.Same(sixteenth, kept);
        Assert.Same(waits, Assert.Single(Assert.Throws<LiveCoroutinesException>(floor.Dispose).Coroutines));

        async Coroutine Wait()
        {
            kept = Pass(Task.CompletedTask);
            await never.ReceiveAsync();
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_pooled_one_that_is_new_again_hides_no_deadlock()
    {
        await using var floor = new CooperativeScheduler();
        var never = new CoroutineChannel<int>(0);
        var gate = new TaskCompletionSource();
        Coroutine? called = null;
        Coroutine? kept = null;
        var waits = floor.Start(Wait());
        await floor.WaitIdleAsync(Token);
        var all = floor.WaitAllAsync(Token); // No deadlock: the called one waits for the gate.
        gate.SetResult();
        var deadlock = await Assert.ThrowsAsync<CoroutineDeadlockException>(() => all);
        Assert.Same(waits, Assert.Single(deadlock.Waits).Coroutine);
        Assert.Same(called, kept);

        async Coroutine Wait()
        {
            called = Pass(gate.Task);
            await called;
            kept = Pass(Task.CompletedTask);
            await never.ReceiveAsync();
        }
    }

    [AsyncMethodBuilder(typeof(PooledCoroutineMethodBuilder))]
    private static async Coroutine Pass(Task gate) => await gate;
}
