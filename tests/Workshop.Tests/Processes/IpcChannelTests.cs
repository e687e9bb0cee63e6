using Workshop.Processes;

namespace Workshop.Tests.Processes;

/// <summary>The promises of a channel, the same for each kind.</summary>
public class IpcChannelTests
{
    private static readonly ChildOptions Quiet = new() { StandardOutput = TextWriter.Null, StandardError = TextWriter.Null };

    public static TheoryData<IpcKind> Kinds => [.. Enum.GetValues<IpcKind>()];

    [Theory(Timeout = 60_000), MemberData(nameof(Kinds))]
    public async Task A_child_answers(IpcKind kind)
    {
        using var channel = IpcChannel.Listen(kind);
        var child = ChildProcess.RunAsync(
            static address =>
            {
                using var parent = IpcChannel.Connect(address);
                parent.SendInt64(parent.ReceiveInt64() + 1);
            },
            channel.Address, Quiet, TestContext.Current.CancellationToken);

        var answer = await Task.Run(() => { channel.SendInt64(41); return channel.ReceiveInt64(); }, TestContext.Current.CancellationToken);

        Assert.Equal(42, answer);
        Assert.Equal(ChildOutcome.Returned, (await child).Outcome);
    }

    [Theory(Timeout = 60_000), MemberData(nameof(Kinds))]
    public async Task Megabytes_pass_whole_in_both_directions_at_once(IpcKind kind)
    {
        using var here = IpcChannel.Listen(kind);
        using var there = IpcChannel.Connect(here.Address);
        var sent = new byte[5_000_011];
        new Random(7).NextBytes(sent);

        var token = TestContext.Current.CancellationToken;
        var received = await Task.WhenAll(Exchange(here, sent, token), Exchange(there, sent, token));

        Assert.True(sent.AsSpan().SequenceEqual(received[0]));
        Assert.True(sent.AsSpan().SequenceEqual(received[1]));
    }

    [Theory(Timeout = 60_000), MemberData(nameof(Kinds))]
    public async Task Ten_thousand_numbers_go_to_and_fro(IpcKind kind)
    {
        const int Count = 10_000;
        using var here = IpcChannel.Listen(kind);
        using var there = IpcChannel.Connect(here.Address);

        var echo = Task.Run(
            () =>
            {
                for (var i = 0; i < Count; i++)
                    there.SendInt64(there.ReceiveInt64() + 1);
            },
            TestContext.Current.CancellationToken);
        var answers = await Task.Run(
            () => Enumerable.Range(0, Count).Select(i => { here.SendInt64(i); return here.ReceiveInt64(); }).ToList(), TestContext.Current.CancellationToken);
        await echo;

        Assert.Equal(Enumerable.Range(1, Count).Select(i => (long)i), answers);
    }

    [Theory(Timeout = 60_000), MemberData(nameof(Kinds))]
    public async Task What_was_sent_before_the_peer_closed_still_arrives_and_then_the_end(IpcKind kind)
    {
        using var here = IpcChannel.Listen(kind);
        using (var there = IpcChannel.Connect(here.Address))
        {
            there.SendInt64(1);
            there.SendInt64(2);
        }

        await Task.Run(
            () =>
            {
                Assert.Equal(1, here.ReceiveInt64());
                Assert.Equal(2, here.ReceiveInt64());
                Assert.Throws<EndOfStreamException>(() => here.ReceiveInt64());
            },
            TestContext.Current.CancellationToken);
    }

    [Theory(Timeout = 60_000), MemberData(nameof(Kinds))]
    public async Task A_waiting_receiver_learns_that_the_listener_closed(IpcKind kind)
    {
        var here = IpcChannel.Listen(kind);
        using var there = IpcChannel.Connect(here.Address);

        var waiting = Task.Run(() => Assert.Throws<EndOfStreamException>(() => there.ReceiveInt64()), TestContext.Current.CancellationToken);
        here.Dispose();

        await waiting;
    }

    [Theory(Timeout = 60_000), MemberData(nameof(Kinds))]
    public async Task A_killed_peer_is_the_end_for_a_receiver(IpcKind kind)
    {
        using var channel = IpcChannel.Listen(kind);
        using var kill = new CancellationTokenSource();
        var child = ChildProcess.RunAsync(Answer, channel.Address, Quiet, kill.Token);

        var ending = await Task.Run(
            () =>
            {
                channel.SendInt64(1);
                Assert.Equal(2, channel.ReceiveInt64());
                kill.Cancel();
                return Assert.Throws<EndOfStreamException>(() => channel.ReceiveInt64());
            },
            TestContext.Current.CancellationToken);

        Assert.Contains("The peer is gone", ending.Message, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => child);
    }

    [Theory(Timeout = 60_000), MemberData(nameof(Kinds))]
    public async Task A_killed_peer_is_the_end_for_a_sender(IpcKind kind)
    {
        using var channel = IpcChannel.Listen(kind);
        using var kill = new CancellationTokenSource();
        var child = ChildProcess.RunAsync(Answer, channel.Address, Quiet, kill.Token);

        await Task.Run(
            () =>
            {
                channel.SendInt64(1);
                Assert.Equal(2, channel.ReceiveInt64());
                kill.Cancel();
                Assert.Throws<EndOfStreamException>(() => SendForEver(channel));
            },
            TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => child);
    }

    [Theory(Timeout = 60_000), MemberData(nameof(Kinds))]
    public async Task Nobody_connecting_is_an_error_at_the_limit(IpcKind kind)
    {
        using var channel = IpcChannel.Listen(kind, TimeSpan.FromMilliseconds(1));

        var error = await Task.Run(() => Assert.Throws<TimeoutException>(() => channel.ReceiveInt64()), TestContext.Current.CancellationToken);

        Assert.Contains(channel.Address, error.Message, StringComparison.Ordinal);
    }

    // A TCP port has no file that could vanish: it refuses others from the first Send or Receive on.
    [Theory(Timeout = 60_000)]
    [InlineData(IpcKind.Pipe)]
    [InlineData(IpcKind.UnixSocket)]
    [InlineData(IpcKind.SharedMemory)]
    public async Task A_channel_takes_one_peer(IpcKind kind)
    {
        using var here = IpcChannel.Listen(kind);
        using var there = IpcChannel.Connect(here.Address);

        await Task.Run(() => Assert.ThrowsAny<IOException>(() => IpcChannel.Connect(here.Address)), TestContext.Current.CancellationToken);
    }

    [Theory(Timeout = 60_000), MemberData(nameof(Kinds))]
    public async Task A_closed_channel_refuses(IpcKind kind)
    {
        var channel = IpcChannel.Listen(kind);
        var address = channel.Address;
        channel.Dispose();
        channel.Dispose();

        Assert.Throws<ObjectDisposedException>(() => channel.SendInt64(1));
        Assert.Throws<ObjectDisposedException>(() => channel.ReceiveInt64());
        await Task.Run(() => Assert.ThrowsAny<IOException>(() => IpcChannel.Connect(address)), TestContext.Current.CancellationToken);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void No_file_remains(IpcKind kind)
    {
        using var unused = IpcChannel.Listen(kind);
        using var here = IpcChannel.Listen(kind);
        using var there = IpcChannel.Connect(here.Address);

        unused.Dispose();

        // Both processes could be killed from here on and would leave nothing.
        Assert.False(Path.Exists(Location(here)));
        Assert.False(Path.Exists(Location(unused)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("tcp")]
    [InlineData("tcp:fast")]
    [InlineData("carrier-pigeon:7")]
    public void A_text_that_is_no_address_is_refused(string address) =>
        Assert.Throws<ArgumentException>(() => IpcChannel.Connect(address));

    [Fact]
    public void An_address_elsewhere_is_nobodys_and_harms_no_file()
    {
        var folder = Directory.CreateTempSubdirectory("workshop-test-");
        try
        {
            var file = Path.Combine(folder.FullName, "memory");
            File.WriteAllText(file, "precious");

            foreach (var scheme in new[] { "pipe", "unix", "memory" })
                Assert.ThrowsAny<IOException>(() => IpcChannel.Connect($"{scheme}:{folder.FullName}"));

            Assert.Equal("precious", File.ReadAllText(file));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Location(IpcChannel channel) => channel.Address[(channel.Address.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static void Answer(string address)
    {
        using var parent = IpcChannel.Connect(address);
        parent.SendInt64(parent.ReceiveInt64() + 1);
        new ManualResetEventSlim().Wait();
    }

    private static void SendForEver(IpcChannel channel)
    {
        var block = new byte[1 << 16];
        while (true)
            channel.Send(block);
    }

    private static async Task<byte[]> Exchange(IpcChannel channel, byte[] sent, CancellationToken cancellationToken)
    {
        var sending = Task.Run(() => channel.Send(sent), cancellationToken);
        var received = await Task.Run(() => { var bytes = new byte[sent.Length]; channel.Receive(bytes); return bytes; }, cancellationToken);
        await sending;
        return received;
    }
}
