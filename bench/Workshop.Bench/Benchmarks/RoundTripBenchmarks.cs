using Workshop.Bench.Running;
using Workshop.Measurement;
using Workshop.Processes;

namespace Workshop.Bench.Benchmarks;

/// <summary>64 bytes to another process and back.</summary>
internal static class RoundTripBenchmarks
{
    private const int MessageLength = 64;

    internal static IReadOnlyList<Benchmark> All { get; } =
    [
        Over(IpcKind.AnonymousPipe, "pipe"),
        Over(IpcKind.Pipe, "fifo"),
        Over(IpcKind.UnixSocket, "unix"),
        Over(IpcKind.TcpSocket, "tcp"),
        Over(IpcKind.SharedMemory, "memory-futex"),
        Over(IpcKind.SharedMemorySpinning, "memory-spin"),
    ];

    private static Benchmark Over(IpcKind kind, string name) => new(
        $"roundtrip-{name}", $"round trip of {MessageLength} B between processes: {name}",
        new ManagedSide("IpcChannel", settings => Trip(kind, settings)), new NativeSide($"roundtrip-{name}"), Target.AtMost(1.2), CoreUse.Two);

    private static Measurement.Measurement Trip(IpcKind kind, SideSettings settings)
    {
        using var peer = new ChannelPeer(kind, Echo, settings.Core, settings.OtherCore);
        var channel = peer.Channel;
        var message = new byte[MessageLength];
        return Measure.Run("round trip", () =>
        {
            channel.Send(message);
            channel.Receive(message);
        }, settings.Options);
    }

    private static void Echo(Invitation invitation) => ChannelPeer.Accept(invitation, static channel =>
    {
        var message = new byte[MessageLength];
        while (true)
        {
            channel.Receive(message);
            channel.Send(message);
        }
    });
}
