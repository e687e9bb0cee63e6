using System.Threading.Channels;
using Workshop.Coroutines;

namespace Workshop.Tests.Coroutines;

public class ChannelTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(4, 2)]
    [InlineData(int.MaxValue, 2)]
    public void Every_item_arrives_once_and_in_its_senders_order(int capacity, int workers)
    {
        const int Senders = 3;
        const int Items = 2_000;
        var channel = new CoroutineChannel<(int Sender, int Item)>(capacity);
        var received = new List<(int Sender, int Item)>[] { [], [] };
        async Coroutine Send(int sender)
        {
            for (var i = 0; i < Items; i++) await channel.SendAsync((sender, i));
        }

        async Coroutine Receive(int receiver)
        {
            await foreach (var item in channel.ReceiveAllAsync()) received[receiver].Add(item);
        }

        async Coroutine Both()
        {
            var floor = CooperativeScheduler.Current!;
            Coroutine[] senders = [floor.Start(Send(0)), floor.Start(Send(1)), floor.Start(Send(2))];
            Coroutine[] receivers = [floor.Start(Receive(0)), floor.Start(Receive(1))];
            foreach (var sender in senders) await sender;
            channel.Complete();
            foreach (var receiver in receivers) await receiver;
        }

        using var floor = new CooperativeScheduler(workers);
        floor.Run(Both(), Token);
        Assert.Equal(Senders * Items, received.Sum(items => items.Count));
        Assert.Equal(Senders * Items, received.SelectMany(items => items).Distinct().Count());
        foreach (var items in received)
        {
            foreach (var ofSender in items.GroupBy(item => item.Sender)) Assert.Equal(ofSender.Order(), ofSender);
        }
    }

    [Fact]
    public void A_hand_off_makes_the_sender_wait_for_a_receiver()
    {
        var log = new List<string>();
        var channel = new CoroutineChannel<int>(0);
        async Coroutine Send()
        {
            await channel.SendAsync(7);
            log.Add("sent");
        }

        async Coroutine Receive()
        {
            log.Add("ready");
            log.Add($"got {await channel.ReceiveAsync()}");
        }

        async Coroutine Both()
        {
            var floor = CooperativeScheduler.Current!;
            var sender = floor.Start(Send());
            for (var i = 0; i < 5; i++) await Coroutine.Yield();
            _ = floor.Start(Receive());
            await sender;
        }

        using var floor = new CooperativeScheduler();
        floor.Run(Both(), Token);
        Assert.Equal(["ready", "got 7", "sent"], log);
    }

    [Fact]
    public void A_full_channel_makes_the_sender_wait()
    {
        var channel = new CoroutineChannel<int>(2);
        var sent = 0;
        async Coroutine Send()
        {
            for (; sent < 5; sent++) await channel.SendAsync(sent);
        }

        using var floor = new CooperativeScheduler();
        var sender = floor.Start(Send());
        floor.WaitIdle(Token);
        Assert.Equal((2, 2), (sent, channel.Count));
        for (var i = 0; i < 3; i++)
        {
            Assert.True(channel.TryReceive(out var item));
            Assert.Equal(i, item);
            floor.WaitIdle(Token);
        }

        sender.Wait(Token);
    }

    [Fact]
    public void Receivers_are_served_in_the_order_of_their_coming()
    {
        var channel = new CoroutineChannel<int>(0);
        var served = new List<int>();
        async Coroutine Receive(int number)
        {
            Assert.Equal(number, await channel.ReceiveAsync());
            served.Add(number);
        }

        using var floor = new CooperativeScheduler();
        for (var i = 0; i < 10; i++) _ = floor.Start(Receive(i));
        floor.WaitIdle(Token);
        for (var i = 0; i < 10; i++) Assert.True(channel.TrySend(i));
        floor.WaitAll(Token);
        Assert.Equal(Enumerable.Range(0, 10), served);
    }

    [Fact]
    public void After_completion_the_rest_is_received_and_then_the_end()
    {
        var channel = new CoroutineChannel<int>(3);
        Assert.True(channel.TrySend(1));
        Assert.True(channel.TrySend(2));
        channel.Complete();
        Assert.Throws<ChannelClosedException>(() => channel.TrySend(3));

        using var floor = new CooperativeScheduler();
        Assert.Equal(3, floor.Run(Sum(), Token));
        Assert.Throws<ChannelClosedException>(() => floor.Run(One(), Token));

        async Coroutine<int> Sum()
        {
            var sum = 0;
            await foreach (var item in channel.ReceiveAllAsync()) sum += item;
            return sum;
        }

        async Coroutine<int> One() => await channel.ReceiveAsync();
    }

    [Fact]
    public void Completion_ends_the_waits_of_both_sides()
    {
        var full = new CoroutineChannel<int>(0);
        var empty = new CoroutineChannel<int>(0);
        var broken = new CoroutineChannel<int>(0);
        using var floor = new CooperativeScheduler();
        var sender = floor.Start(Send(full));
        var receiver = floor.Start(Receive(empty));
        var reader = floor.Start(ReadAll(broken));
        floor.WaitIdle(Token);
        full.Complete();
        empty.Complete();
        broken.Complete(new InvalidDataException());
        Assert.Throws<ChannelClosedException>(() => sender.Wait(Token));
        Assert.Throws<ChannelClosedException>(() => receiver.Wait(Token));
        Assert.IsType<InvalidDataException>(Assert.Throws<ChannelClosedException>(() => reader.Wait(Token)).InnerException);

        static async Coroutine Send(CoroutineChannel<int> channel) => await channel.SendAsync(1);
        static async Coroutine Receive(CoroutineChannel<int> channel) => await channel.ReceiveAsync();
        static async Coroutine ReadAll(CoroutineChannel<int> channel)
        {
            await foreach (var _ in channel.ReceiveAllAsync()) Assert.Fail("Nothing was sent.");
        }
    }

    [Fact]
    public void Passing_items_on_allocates_nothing()
    {
        var there = new CoroutineChannel<int>(0);
        var back = new CoroutineChannel<int>(0);
        async Coroutine Answer()
        {
            await foreach (var item in there.ReceiveAllAsync()) await back.SendAsync(item);
        }

        async Coroutine<long> Ask()
        {
            _ = CooperativeScheduler.Current!.Start(Answer());
            var (least, sum) = (long.MaxValue, 0L);
            for (var round = 0; round < 10; round++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                for (var i = 0; i < 1_000; i++)
                {
                    await there.SendAsync(i);
                    sum += await back.ReceiveAsync();
                }

                // The runtime may allocate once or twice for itself while it compiles the loop anew; what items cost shows in every round.
                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            there.Complete();
            Assert.Equal(4_995_000, sum);
            return least;
        }

        using var floor = new CooperativeScheduler();
        var allocated = floor.Run(Ask(), Token);
        floor.WaitAll(Token); // The answering one ends after the asking one.
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void Ordinary_code_is_told_what_to_use_instead()
    {
        var channel = new CoroutineChannel<int>(1);
        Assert.Contains(nameof(channel.TrySend), Assert.Throws<InvalidOperationException>(() => { _ = channel.SendAsync(1, Token); }).Message, StringComparison.Ordinal);
        Assert.Contains(nameof(channel.TryReceive), Assert.Throws<InvalidOperationException>(() => { _ = channel.ReceiveAsync(Token); }).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new CoroutineChannel<int>(-1));
    }
}
