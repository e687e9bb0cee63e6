using Workshop.Processes;

namespace Workshop.Tests.Processes.Channels;

public class KilledPeerTests
{
    private static readonly ChildOptions Quiet = new() { StandardOutput = TextWriter.Null, StandardError = TextWriter.Null };

    public static TheoryData<IpcKind> Kinds => IpcChannelTests.Kinds;

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Kinds))]
    public async Task A_receiver_learns_that_its_peer_was_killed(IpcKind kind)
    {
        using var channel = IpcChannel.Listen(kind);
        using var kill = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var child = ChildProcess.RunAsync(SpeakAndWait, channel.Address, Quiet, kill.Token);
        var receiving = IpcChannelTests.OnThread(
            () =>
            {
                channel.ReceiveInt64();
                kill.Cancel();
                return Assert.Throws<PeerGoneException>(() => channel.ReceiveInt64());
            },
            TestContext.Current.CancellationToken);

        Assert.Equal(channel.Address, (await receiving).Address);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => child);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Kinds))]
    public async Task A_sender_in_the_middle_of_its_message_learns_that_its_peer_was_killed(IpcKind kind)
    {
        using var channel = IpcChannel.Listen(kind);
        using var kill = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var child = ChildProcess.RunAsync(SpeakAndReadNothing, channel.Address, Quiet, kill.Token);
        var sending = IpcChannelTests.OnThread(
            () =>
            {
                channel.ReceiveInt64();
                kill.CancelAfter(TimeSpan.FromMilliseconds(1));
                // More than any channel holds, so that the sender waits for room whenever the peer dies.
                return Assert.Throws<PeerGoneException>(() => channel.Send(new byte[64 * 1024 * 1024]));
            },
            TestContext.Current.CancellationToken);

        Assert.Equal(channel.Address, (await sending).Address);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => child);
    }

    private static void SpeakAndReadNothing(string address)
    {
        using var channel = IpcChannel.Connect(address);
        channel.SendInt64(1);
        Thread.CurrentThread.Join();
    }

    private static void SpeakAndWait(string address)
    {
        using var channel = IpcChannel.Connect(address);
        channel.SendInt64(1);
        channel.ReceiveInt64();
    }
}
