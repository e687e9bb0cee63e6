using Workshop.Coroutines;
using Workshop.Threads;

namespace Workshop.Tests.Coroutines;

public class TurnTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void One_worker_gives_turns_first_come_first_served()
    {
        const int Coroutines = 7;
        const int Rounds = 50;
        var turns = new List<int>();
        async Coroutine Take(int number)
        {
            for (var i = 0; i < Rounds; i++)
            {
                turns.Add(number);
                await Coroutine.Yield();
            }
        }

        async Coroutine StartThem()
        {
            for (var i = 0; i < Coroutines; i++) _ = CooperativeScheduler.Current!.Start(Take(i));
            await Coroutine.Yield();
        }

        using var floor = new CooperativeScheduler();
        _ = floor.Start(StartThem());
        floor.WaitAll(Token);
        Assert.Equal(Enumerable.Range(0, Coroutines * Rounds).Select(turn => turn % Coroutines), turns);
    }

    [Fact]
    public void What_becomes_ready_during_a_turn_comes_before_the_one_that_yields_after_it()
    {
        var turns = new List<string>();
        async Coroutine Child()
        {
            turns.Add("child");
            await Coroutine.Yield();
        }

        async Coroutine Parent()
        {
            _ = CooperativeScheduler.Current!.Start(Child());
            await Coroutine.Yield();
            turns.Add("parent");
        }

        using var floor = new CooperativeScheduler();
        _ = floor.Start(Parent());
        floor.WaitAll(Token);
        Assert.Equal(["child", "parent"], turns);
    }

    [Fact]
    public void A_joining_coroutine_queues_up_behind_those_that_are_ready()
    {
        var turns = new List<string>();
        async Coroutine Say(string words)
        {
            turns.Add(words);
            await Task.CompletedTask;
        }

        async Coroutine Join(Coroutine other)
        {
            await other;
            turns.Add("joined");
        }

        async Coroutine StartJoiningFirst()
        {
            var floor = CooperativeScheduler.Current!;
            var gate = new TaskCompletionSource();
            var awaited = floor.Start(EndOf(gate.Task));
            _ = floor.Start(Join(awaited));
            await Coroutine.Yield(); // Both stand at their awaits now.
            _ = floor.Start(OpenAndSay(gate));
            _ = floor.Start(Say("bystander"));
            await Coroutine.Yield();
        }

        async Coroutine EndOf(Task task) => await task;

        async Coroutine OpenAndSay(TaskCompletionSource gate)
        {
            gate.SetResult();
            await Say("opened");
        }

        using var floor = new CooperativeScheduler();
        floor.Run(StartJoiningFirst(), Token);
        floor.WaitAll(Token);
        Assert.Equal(["opened", "bystander", "joined"], turns);
    }

    [Fact]
    public void Two_coroutines_that_block_for_each_other_get_a_worker_each()
    {
        using var barrier = new Barrier(2);
        async Coroutine<int> Meet()
        {
            Assert.True(barrier.SignalAndWait(TimeSpan.FromSeconds(50), Token));
            await Coroutine.Yield();
            return 1;
        }

        using var floor = new CooperativeScheduler(workers: 2);
        for (var round = 0; round < 200; round++)
        {
            var one = floor.Start(Meet());
            var other = floor.Start(Meet());
            Assert.Equal(2, one.Wait(Token) + other.Wait(Token));
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task An_idle_worker_is_given_half_of_what_another_has_ready()
    {
        // They yield until one of them has had a turn on the worker that none was started on.
        using var moved = new ManualResetEventSlim();
        async Coroutine Settler(int home)
        {
            while (!moved.IsSet)
            {
                if (Worker.Current!.Number != home) moved.Set();
                await Coroutine.Yield();
            }
        }

        async Coroutine StartThem()
        {
            var home = Worker.Current!.Number;
            for (var i = 0; i < 10; i++) _ = CooperativeScheduler.Current!.Start(Settler(home));
            await Coroutine.Yield();
        }

        await using var floor = new CooperativeScheduler(workers: 2);
        _ = floor.Start(StartThem());
        await floor.WaitAllAsync(Token);
        Assert.True(floor.Statistics.Workers.Sum(worker => worker.Given) > 0);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_coroutine_that_never_awaits_stalls_those_ready_on_its_worker_and_nobody_else()
    {
        using var release = new ManualResetEventSlim();
        var hogStands = new TaskCompletionSource<Coroutine[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        var gate = new TaskCompletionSource();
        var turns = 0;

        async Coroutine Neighbour()
        {
            Interlocked.Increment(ref turns);
            await Coroutine.Yield();
        }

        async Coroutine Hog()
        {
            var floor = CooperativeScheduler.Current!;
            Coroutine[] neighbours = [floor.Start(Neighbour()), floor.Start(Neighbour())];
            hogStands.SetResult(neighbours);
            release.Wait(Token); // Stands for an endless computation.
            await Coroutine.Yield();
        }

        async Coroutine<int> Sleeper()
        {
            await gate.Task;
            return Worker.Current!.Number;
        }

        await using var floor = new CooperativeScheduler(workers: 2);
        var sleeper = floor.Start(Sleeper());
        var hog = floor.Start(Hog());
        var neighbours = await hogStands.Task.WaitAsync(Token);

        // Other work goes on, old and new, on the other worker ...
        gate.SetResult();
        var available = await sleeper;
        Assert.Equal(available, await floor.Start(NumberOfItsWorker()));
        // ... while those that were ready behind the hog have had no turn.
        Assert.Equal(0, Volatile.Read(ref turns));
        Assert.All(neighbours, neighbour => Assert.Equal(CoroutineStatus.Ready, neighbour.Status));

        release.Set();
        await hog;
        await floor.WaitAllAsync(Token);
        Assert.Equal(2, turns);

        static async Coroutine<int> NumberOfItsWorker()
        {
            await Coroutine.Yield();
            return Worker.Current!.Number;
        }
    }

    [Fact]
    public void Pinned_workers_say_on_which_core_they_stand()
    {
        Assert.SkipUnless(CpuAffinity.IsSupported, "This machine cannot bind threads to cores.");
        var cores = CpuAffinity.AllowedCores;
        using var floor = new CooperativeScheduler(workers: 2, pinned: true);
        Assert.Equal([cores[0], cores[1 % cores.Count]], floor.Workers.Select(worker => worker.Core!.Value));
        var (core, boundTo) = floor.Run(Look(), Token);
        Assert.Equal([core], boundTo);

        static async Coroutine<(int Core, IReadOnlyList<int> BoundTo)> Look()
        {
            await Coroutine.Yield();
            return (Worker.Current!.Core!.Value, CpuAffinity.ThreadCores);
        }
    }
}
