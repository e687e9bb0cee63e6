using System.Diagnostics;
using Workshop.Measurement;
using Workshop.Processes;

namespace Workshop.Experiments;

/// <summary>Sends blocks of 64 KiB to a peer, over every kind of channel between two processes.</summary>
/// <remarks>
/// A batch ends with the peer's answer, so every byte of it has arrived and was copied out. Nobody is pinned. Large blocks hide what a
/// single message costs: what is left is copying, twice through the kernel's buffers or twice through shared memory.
/// </remarks>
public static class IpcThroughput
{
    /// <summary>The length of a block, in bytes.</summary>
    public const int BlockLength = 64 * 1024;

    private const int BlocksPerBatch = 64;

    private const int WarmUpBatches = 5;

    /// <summary>The peer's part: swallows blocks and confirms every batch until the other side closes. Made to run in a child process.</summary>
    /// <param name="address">The address of the channel.</param>
    public static void Swallow(string address)
    {
        using var channel = IpcChannel.Connect(address);
        var block = new byte[BlockLength];
        try
        {
            while (true)
            {
                for (var i = 0; i < BlocksPerBatch; i++)
                    channel.Receive(block);
                channel.SendInt64(BlocksPerBatch);
            }
        }
        catch (EndOfStreamException)
        {
            // The measuring side closes when it has enough.
        }
    }

    /// <summary>Measures all channels, one after the other. Blocks until the last peer has ended.</summary>
    /// <param name="startPeer">Starts a peer that runs <see cref="Swallow"/> with the address given; the task ends when the peer has.
    /// Null for a child process.</param>
    /// <param name="batches">How many samples to take of each, each of 64 blocks; 1 or more.</param>
    /// <returns>A row per <see cref="IpcKind"/>. A channel that failed has a row that says why.</returns>
    public static IReadOnlyList<IpcThroughputRow> Run(Func<string, Task>? startPeer = null, int batches = 50)
    {
        startPeer ??= static address => ChildProcess.RunAsync(Swallow, address);
        ArgumentOutOfRangeException.ThrowIfLessThan(batches, 1);
        return [.. Enum.GetValues<IpcKind>().Select(kind => RunChannel(kind, startPeer, batches))];
    }

    private static IpcThroughputRow RunChannel(IpcKind kind, Func<string, Task> startPeer, int batches)
    {
        // To the end of the peer, whose processor time is known only then and would count as another program's.
        var watch = DisturbanceWatch.Start();
        var (times, limitation) = IpcSession.Run(kind, startPeer, channel =>
        {
            var block = new byte[BlockLength];
            for (var i = 0; i < WarmUpBatches; i++)
                SendBatch(channel, block);
            return Enumerable.Range(0, batches).Select(_ => SendBatch(channel, block) / BlocksPerBatch).ToArray();
        });
        var name = IpcRoundTrip.NameOf(kind);
        return new(name, kind, times is null ? null : new(name, times) { BatchSize = BlocksPerBatch, Disturbance = watch.Stop() }, limitation);
    }

    private static Nanoseconds SendBatch(IpcChannel channel, byte[] block)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < BlocksPerBatch; i++)
            channel.Send(block);
        channel.ReceiveInt64();
        return Nanoseconds.FromStopwatchTicks(Stopwatch.GetTimestamp() - start);
    }
}
