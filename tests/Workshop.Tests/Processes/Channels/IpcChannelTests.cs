using Workshop.Processes;

namespace Workshop.Tests.Processes.Channels;

public class IpcChannelTests
{
    private const int Megabyte = 1024 * 1024;

    public static TheoryData<IpcKind> Kinds => [.. Enum.GetValues<IpcKind>().Where(kind => IpcChannel.Limitation(kind) is null)];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Kinds))]
    public async Task A_number_goes_there_and_comes_back(IpcKind kind)
    {
        using var channel = IpcChannel.Listen(kind);
        var peer = Peer(channel.Address, AddOne, TestContext.Current.CancellationToken);

        var answer = await OnThread(() =>
        {
            channel.SendInt64(long.MaxValue - 1);
            return channel.ReceiveInt64();
        }, TestContext.Current.CancellationToken);

        Assert.Equal(long.MaxValue, answer);
        Assert.Equal(kind, channel.Kind);
        await peer;
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Kinds))]
    public async Task A_peer_may_speak_first_and_leave_before_it_is_heard(IpcKind kind)
    {
        using var channel = IpcChannel.Listen(kind);
        await Peer(channel.Address, SaySeven, TestContext.Current.CancellationToken);

        Assert.Equal(7, await OnThread(channel.ReceiveInt64, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<PeerGoneException>(() => OnThread(channel.ReceiveInt64, TestContext.Current.CancellationToken));
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Kinds))]
    public async Task A_megabyte_arrives_whole(IpcKind kind)
    {
        var sent = Noise(seed: 1);
        using var channel = IpcChannel.Listen(kind);
        var peer = Peer(channel.Address, Receive, TestContext.Current.CancellationToken);

        await OnThread(() => Send(channel, sent), TestContext.Current.CancellationToken);

        Assert.Equal(sent, await peer);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Kinds))]
    public async Task Both_sides_send_and_receive_at_the_same_time(IpcKind kind)
    {
        using var channel = IpcChannel.Listen(kind);
        using var peer = IpcChannel.Connect(channel.Address);

        var results = await Task.WhenAll(
            OnThread(() => Send(channel, Noise(seed: 1)), TestContext.Current.CancellationToken),
            OnThread(() => Receive(channel), TestContext.Current.CancellationToken),
            OnThread(() => Send(peer, Noise(seed: 2)), TestContext.Current.CancellationToken),
            OnThread(() => Receive(peer), TestContext.Current.CancellationToken));

        Assert.Equal(results[2], results[1]);
        Assert.Equal(results[0], results[3]);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Kinds))]
    public async Task A_waiting_receiver_learns_at_once_that_its_peer_has_closed(IpcKind kind)
    {
        using var channel = IpcChannel.Listen(kind);
        using var peer = IpcChannel.Connect(channel.Address);
        peer.SendInt64(1);
        channel.ReceiveInt64();
        var receiving = OnThread(() => Receive(channel), TestContext.Current.CancellationToken);

        peer.Dispose();

        var gone = await Assert.ThrowsAsync<PeerGoneException>(() => receiving);
        Assert.Equal(channel.Address, gone.Address);
        Assert.Equal(kind, gone.Kind);
        Assert.Throws<PeerGoneException>(() => channel.SendInt64(2));
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Kinds))]
    public async Task A_sender_waiting_for_room_learns_that_its_peer_has_closed(IpcKind kind)
    {
        using var channel = IpcChannel.Listen(kind);
        using var peer = IpcChannel.Connect(channel.Address);
        var sending = OnThread(() => SendForever(channel), TestContext.Current.CancellationToken);
        await OnThread(() => Receive(peer), TestContext.Current.CancellationToken);

        peer.Dispose();

        await Assert.ThrowsAsync<PeerGoneException>(() => sending);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Kinds))]
    public Task The_first_send_after_the_peer_has_closed_fails(IpcKind kind) => OnThread(() =>
    {
        using var channel = IpcChannel.Listen(kind);
        using (var peer = IpcChannel.Connect(channel.Address))
        {
            peer.SendInt64(1);
            channel.ReceiveInt64();
        }

        return Assert.Throws<PeerGoneException>(() => channel.SendInt64(2));
    }, TestContext.Current.CancellationToken);

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Kinds))]
    public async Task The_connecting_side_learns_that_the_listener_closed_without_a_word(IpcKind kind)
    {
        using var channel = IpcChannel.Listen(kind);
        using var peer = IpcChannel.Connect(channel.Address);
        var receiving = OnThread(() => Receive(peer), TestContext.Current.CancellationToken);

        channel.Dispose();

        await Assert.ThrowsAsync<PeerGoneException>(() => receiving);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Kinds))]
    public async Task Waiting_for_a_peer_that_never_comes_has_a_limit(IpcKind kind)
    {
        using var channel = IpcChannel.Listen(kind);
        channel.ConnectLimit = TimeSpan.FromMilliseconds(1);

        var missing = await Assert.ThrowsAsync<PeerMissingException>(() => OnThread(channel.ReceiveInt64, TestContext.Current.CancellationToken));

        Assert.Equal(channel.ConnectLimit, missing.Limit);
        Assert.Contains(channel.Address, missing.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(IpcChannel.ConnectLimit), missing.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Kinds))]
    public async Task Disposing_ends_the_wait_for_a_peer(IpcKind kind)
    {
        using var channel = IpcChannel.Listen(kind);
        var waiting = OnThread(() => Receive(channel), TestContext.Current.CancellationToken);

        channel.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
    }

    internal static Task<T> OnThread<T>(Func<T> body, CancellationToken token) =>
        Task.Factory.StartNew(body, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).WaitAsync(token);

    private static Task<T> Peer<T>(string address, Func<IpcChannel, T> body, CancellationToken token) => OnThread(
        () =>
        {
            using var channel = IpcChannel.Connect(address);
            return body(channel);
        },
        token);

    private static long AddOne(IpcChannel channel)
    {
        var sum = channel.ReceiveInt64() + 1;
        channel.SendInt64(sum);
        return sum;
    }

    private static long SaySeven(IpcChannel channel)
    {
        channel.SendInt64(7);
        return 7;
    }

    private static byte[] Noise(int seed)
    {
        var bytes = new byte[Megabyte];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Send(IpcChannel channel, byte[] bytes)
    {
        channel.Send(bytes);
        return bytes;
    }

    private static byte[] SendForever(IpcChannel channel)
    {
        while (true)
            Send(channel, new byte[Megabyte]);
    }

    private static byte[] Receive(IpcChannel channel)
    {
        var bytes = new byte[Megabyte];
        channel.Receive(bytes);
        return bytes;
    }
}
