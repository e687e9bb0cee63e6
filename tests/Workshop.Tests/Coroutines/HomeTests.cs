using Workshop.Coroutines;

namespace Workshop.Tests.Coroutines;

/// <summary>Channels that only one worker uses work without atomic operations, until somebody else comes.</summary>
public class HomeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Ordinary_code_that_sends_in_the_midst_of_a_hand_off_loses_no_wake_up(int workers)
    {
        const int Rounds = 300;
        const int Items = 200;
        using var floor = new CooperativeScheduler(workers);
        for (var round = 0; round < Rounds; round++)
        {
            var channel = new CoroutineChannel<int>(0);
            var hasBegun = false;
            var sum = floor.Start(Receive());
            var sender = floor.Start(Send());
            while (!Volatile.Read(ref hasBegun)) Token.ThrowIfCancellationRequested();
            // The first of them takes the channel away from its worker, at another place of the loop in each round.
            var extra = channel.TrySend(1) ? 1 : 0;
            sender.Wait(Token);
            channel.Complete();
            Assert.Equal(Items + extra, sum.Wait(Token));

            async Coroutine Send()
            {
                for (var i = 0; i < Items; i++)
                {
                    await channel.SendAsync(1);
                    if (i == round % Items) Volatile.Write(ref hasBegun, true);
                }
            }

            async Coroutine<int> Receive()
            {
                var received = 0;
                await foreach (var item in channel.ReceiveAllAsync()) received += item;
                return received;
            }
        }
    }

    [Fact]
    public void Somebody_who_looks_at_those_that_pass_items_on_loses_no_wake_up()
    {
        const int Items = 20_000;
        using var floor = new CooperativeScheduler();
        var channel = new CoroutineChannel<int>(0);
        var receiver = floor.Start(Receive());
        var sender = floor.Start(Send());
        while (!sender.IsCompleted)
        {
            Token.ThrowIfCancellationRequested();
            _ = Workbench.Inspect(receiver);
            _ = Workbench.Inspect(sender);
        }

        sender.Wait(Token);
        channel.Complete();
        Assert.Equal(Items, receiver.Wait(Token));

        async Coroutine Send()
        {
            for (var i = 0; i < Items; i++) await channel.SendAsync(1);
        }

        async Coroutine<int> Receive()
        {
            var received = 0;
            await foreach (var item in channel.ReceiveAllAsync()) received += item;
            return received;
        }
    }

    [Fact]
    public void One_that_waits_at_a_channel_of_its_worker_is_suspended_and_shows_its_locals()
    {
        using var floor = new CooperativeScheduler();
        var channel = new CoroutineChannel<int>(0);
        var receiver = floor.Start(Receive(seven: 7));
        floor.WaitIdle(Token);
        Assert.Equal(CoroutineStatus.Suspended, receiver.Status);
        Assert.Contains("seven", Workbench.Inspect(receiver).ToString(), StringComparison.Ordinal);
        Assert.True(channel.TrySend(5));
        Assert.Equal(12, receiver.Wait(Token));

        async Coroutine<int> Receive(int seven) => seven + await channel.ReceiveAsync();
    }

    [Fact]
    public void Receivers_at_home_are_served_in_the_order_of_their_coming()
    {
        using var floor = new CooperativeScheduler();
        var channel = new CoroutineChannel<int>(0);
        var order = new List<(int Receiver, int Item)>();
        for (var i = 0; i < 4; i++) floor.Start(Receive(i));
        floor.Run(Send(), Token);
        floor.WaitAll(Token);
        Assert.Equal([(0, 0), (1, 1), (2, 2), (3, 3)], order);

        async Coroutine Receive(int number) => order.Add((number, await channel.ReceiveAsync()));

        async Coroutine Send()
        {
            await Coroutine.Yield();
            for (var i = 0; i < 4; i++) await channel.SendAsync(i);
        }
    }

    [Fact]
    public void Those_that_wait_for_each_other_at_home_are_a_deadlock()
    {
        using var floor = new CooperativeScheduler();
        var one = new CoroutineChannel<int>(0);
        var other = new CoroutineChannel<int>(0);
        floor.Start(Pass(one, other));
        floor.Start(Pass(other, one));
        Assert.Equal(2, Assert.Throws<CoroutineDeadlockException>(() => floor.WaitAll(Token)).Waits.Count);

        static async Coroutine Pass(CoroutineChannel<int> from, CoroutineChannel<int> to) => await to.SendAsync(await from.ReceiveAsync());
    }

    [Fact]
    public void One_that_was_ready_when_the_scheduler_was_disposed_is_named()
    {
        var floor = new CooperativeScheduler();
        var spins = floor.Start(Spin());
        var exception = Assert.Throws<LiveCoroutinesException>(floor.Dispose);
        Assert.Same(spins, Assert.Single(exception.Coroutines));

        static async Coroutine Spin()
        {
            while (true) await Coroutine.Yield();
        }
    }
}
