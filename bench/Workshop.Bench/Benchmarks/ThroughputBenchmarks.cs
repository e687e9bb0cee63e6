using System.Diagnostics;
using Workshop.Bench.Running;
using Workshop.Measurement;
using Workshop.Processes;

namespace Workshop.Bench.Benchmarks;

/// <summary>Blocks of 64 KiB to another process; the figure is bytes per second.</summary>
internal static class ThroughputBenchmarks
{
    private const int BlockLength = 64 * 1024;
    private const int BlocksPerSample = 256;

    internal static IReadOnlyList<Benchmark> All { get; } =
    [
        Over(IpcKind.AnonymousPipe, "pipe"),
        Over(IpcKind.Pipe, "fifo"),
        Over(IpcKind.UnixSocket, "unix"),
        Over(IpcKind.TcpSocket, "tcp"),
        Over(IpcKind.SharedMemory, "memory-futex"),
        // Against one that sleeps when spinning was in vain, as ours does: one that only spins stands still when its peer has no core.
        Over(IpcKind.SharedMemorySpinning, "memory-spin", native: "memory-spin-futex"),
    ];

    private static Benchmark Over(IpcKind kind, string name, string? native = null) => new(
        $"throughput-{name}", $"blocks of 64 KiB between processes: {name}",
        new ManagedSide("IpcChannel", settings => Stream(kind, settings)), new NativeSide($"throughput-{native ?? name}"), Target.AtLeast(0.95),
        CoreUse.Two, BlockLength);

    private static Measurement.Measurement Stream(IpcKind kind, SideSettings settings)
    {
        using var peer = new ChannelPeer(kind, Swallow, settings.Core, settings.OtherCore);
        var channel = peer.Channel;
        var block = new byte[BlockLength];
        return Measure.Record("block", () =>
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < BlocksPerSample; i++)
                channel.Send(block);
            channel.ReceiveInt64();
            return Stopwatch.GetTimestamp() - start;
        }, BlocksPerSample, settings.Options);
    }

    // After so many blocks goes an answer, as the native side does it.
    private static void Swallow(Invitation invitation) => ChannelPeer.Accept(invitation, static channel =>
    {
        var block = new byte[BlockLength];
        while (true)
        {
            for (var i = 0; i < BlocksPerSample; i++)
                channel.Receive(block);
            channel.SendInt64(BlocksPerSample);
        }
    });
}
