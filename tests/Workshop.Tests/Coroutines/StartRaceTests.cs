using Workshop.Coroutines;

namespace Workshop.Tests.Coroutines;

/// <summary>A new coroutine belongs to the worker that made it, until somebody else lays hands on it at the same moment.</summary>
public class StartRaceTests
{
    private const int Rounds = 1_500;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_its_maker_and_somebody_else_exactly_one_starts_a_coroutine(bool onAnotherScheduler)
    {
        using var floor = new CooperativeScheduler();
        using var upper = new CooperativeScheduler(workers: 2);
        using var barrier = new SpinBarrier();
        var offered = new Coroutine[Rounds];
        var (makers, others, runs) = (new bool[Rounds], new bool[Rounds], new int[Rounds]);
        var maker = floor.Start(Make());
        if (onAnotherScheduler) upper.Run(TakeOver(), Token);
        else
            for (var round = 0; round < Rounds; round++) others[round] = Take(floor, round);

        maker.Wait(Token);
        floor.WaitAll(Token);
        upper.WaitAll(Token);
        Assert.All(runs, ran => Assert.Equal(1, ran));
        for (var round = 0; round < Rounds; round++) Assert.True(makers[round] ^ others[round]);

        async Coroutine Make()
        {
            for (var round = 0; round < Rounds; round++)
            {
                offered[round] = Run(round);
                barrier.Meet();
                Thread.SpinWait(round % 40); // The other one has the longer way.
                makers[round] = TryStart(floor, offered[round]);
                await Coroutine.Yield();
            }
        }

        async Coroutine TakeOver()
        {
            for (var round = 0; round < Rounds; round++)
            {
                others[round] = Take(upper, round);
                await Coroutine.Yield();
            }
        }

        bool Take(CooperativeScheduler scheduler, int round)
        {
            barrier.Meet();
            return TryStart(scheduler, offered[round]);
        }

        async Coroutine Run(int round)
        {
            Interlocked.Increment(ref runs[round]);
            await Coroutine.Yield();
        }
    }

    [Fact]
    public void Somebody_who_looks_at_a_new_one_while_its_maker_starts_it_sees_it_whole()
    {
        using var floor = new CooperativeScheduler();
        using var barrier = new SpinBarrier();
        Coroutine? offered = null;
        var (looks, runs) = (0, 0);
        var maker = floor.Start(Make());
        for (var round = 0; round < Rounds; round++)
        {
            barrier.Meet();
            var state = Workbench.Inspect(offered!);
            if (state.Status is CoroutineStatus.Created or CoroutineStatus.Ready) Assert.Equal(round, state["number"]);
            Volatile.Write(ref looks, round + 1);
        }

        maker.Wait(Token);
        floor.WaitAll(Token);
        Assert.Equal(Rounds, runs);

        async Coroutine Make()
        {
            for (var round = 0; round < Rounds; round++)
            {
                offered = Run(round);
                barrier.Meet();
                Thread.SpinWait(round % 40);
                _ = CooperativeScheduler.Current!.Start(offered);
                // The worker itself may have to answer.
                do await Coroutine.Yield();
                while (Volatile.Read(ref looks) <= round);
            }
        }

        async Coroutine Run(int number)
        {
            await Coroutine.Yield();
            if (number >= 0) runs++;
        }
    }

    [Fact]
    public void Its_maker_may_look_at_a_new_one_before_it_starts_it()
    {
        using var floor = new CooperativeScheduler();
        Assert.Equal(7, floor.Run(Make(), Token));

        static async Coroutine<int> Make()
        {
            var made = Return(7);
            var state = Workbench.Inspect(made);
            Assert.Equal((CoroutineStatus.Created, 7), (state.Status, state["number"]));
            return await made;
        }

        static async Coroutine<int> Return(int number)
        {
            await Coroutine.Yield();
            return number;
        }
    }

    [Theory(Timeout = 60_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_waits_for_one_that_is_being_started_comes_too_early_or_waits_to_the_end(bool launched)
    {
        using var floor = new CooperativeScheduler();
        using var barrier = new SpinBarrier();
        Coroutine? offered = null;
        var other = Task.Run(() =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                barrier.Meet();
                if (launched) floor.Launch(offered!);
                else floor.Start(offered!);
                barrier.Meet();
            }
        }, Token);
        for (var round = 0; round < Rounds; round++)
        {
            offered = Run();
            barrier.Meet();
            while (offered.Status == CoroutineStatus.Created) Token.ThrowIfCancellationRequested();
            try
            {
                offered.Wait(Token);
                Assert.True(offered.IsCompleted);
            }
            catch (InvalidOperationException refusal) when (launched)
            {
                Assert.Contains("Use Start instead of Launch", refusal.Message, StringComparison.Ordinal);
            }

            barrier.Meet();
        }

        await other;
        await floor.WaitAllAsync(Token);

        static async Coroutine Run() => await Coroutine.Yield();
    }

    private static bool TryStart(CooperativeScheduler scheduler, Coroutine coroutine)
    {
        try
        {
            scheduler.Start(coroutine);
            return true;
        }
        catch (InvalidOperationException refusal)
        {
            Assert.Contains("was started before, and a coroutine runs once", refusal.Message, StringComparison.Ordinal);
            return false;
        }
    }
}
