using Workshop.Processes;

namespace Workshop.Tests.Processes.Channels;

public class RendezvousTests
{
    public static TheoryData<IpcKind> Kinds => IpcChannelTests.Kinds;

    /// <summary>Those whose address is a path, on Unix.</summary>
    public static TheoryData<IpcKind> KindsInTheFileSystem => [IpcKind.Pipe, IpcKind.UnixSocket, IpcKind.SharedMemory, IpcKind.SharedMemorySpinning];

    [Theory]
    [MemberData(nameof(KindsInTheFileSystem))]
    public void Nothing_is_left_when_nobody_came(IpcKind kind)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A named pipe of Windows is no file.");
        using var channel = IpcChannel.Listen(kind);
        Assert.True(Exists(channel));

        channel.Dispose();

        AssertGone(channel);
    }

    [Theory]
    [MemberData(nameof(KindsInTheFileSystem))]
    public void Nothing_is_left_as_soon_as_both_sides_are_connected(IpcKind kind)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps the names of open files.");
        using var channel = IpcChannel.Listen(kind);
        using var peer = IpcChannel.Connect(channel.Address);

        AssertGone(channel);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_second_peer_is_refused_in_one_line(IpcKind kind)
    {
        using var channel = IpcChannel.Listen(kind);
        using var peer = IpcChannel.Connect(channel.Address);
        peer.SendInt64(1);
        channel.ReceiveInt64();

        var refused = Assert.Throws<IOException>(() => IpcChannel.Connect(channel.Address));

        Assert.Contains(channel.Address, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nobody_connects_to_a_closed_channel(IpcKind kind)
    {
        var channel = IpcChannel.Listen(kind);
        channel.Dispose();

        var refused = Assert.Throws<IOException>(() => IpcChannel.Connect(channel.Address));
        Assert.Contains(nameof(IpcChannel.Listen), refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("pipe")]
    [InlineData("pipe:")]
    [InlineData("carrier pigeon:7")]
    [InlineData("tcp:somewhere")]
    [InlineData("tcp:192.0.2.1:80")]
    [InlineData("anonymous-pipe:1/2/3/socket:[4]/socket:[5]")]
    public void What_is_not_an_address_is_refused_in_one_line(string address)
    {
        var wrong = Assert.Throws<ArgumentException>(() => IpcChannel.Connect(address));

        Assert.Contains($"'{address}'", wrong.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(IpcChannel.Address), wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', wrong.Message);
    }

    private static bool Exists(IpcChannel channel) => Path.Exists(Place(channel));

    private static void AssertGone(IpcChannel channel)
    {
        Assert.False(Exists(channel), channel.Address);
        if (channel.Kind == IpcKind.UnixSocket)
            Assert.False(Path.Exists(Path.GetDirectoryName(Place(channel))), "its folder");
    }

    private static string Place(IpcChannel channel) => channel.Address[(channel.Address.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
