using System.Diagnostics;
using Workshop.Measurement;
using Workshop.Processes;

namespace Workshop.Experiments;

/// <summary>Sends 64 bytes to a peer and back: over a field between two threads, then over every kind of channel between two processes.</summary>
/// <remarks>
/// Nothing is subtracted and nobody is pinned: a round trip holds two system calls a side and up to two wake-ups, as in any program.
/// The clock's two readings, some 50 ns together, weigh only on the field's times.
/// </remarks>
public static class IpcRoundTrip
{
    /// <summary>The length of a message, in bytes: one cache line.</summary>
    public const int MessageLength = 64;

    private const int WarmUpTrips = 200;

    /// <summary>The peer's part: sends every message back until the other side closes. Made to run in a child process.</summary>
    /// <param name="address">The address of the channel.</param>
    public static void Echo(string address)
    {
        using var channel = IpcChannel.Connect(address);
        Span<byte> message = stackalloc byte[MessageLength];
        try
        {
            while (true)
            {
                channel.Receive(message);
                channel.Send(message);
            }
        }
        catch (EndOfStreamException)
        {
            // The measuring side closes when it has enough.
        }
    }

    /// <summary>Measures all channels, one after the other, 200 round trips of warm-up each. Blocks until the last peer has ended.</summary>
    /// <param name="startEcho">Starts a peer that runs <see cref="Echo"/> with the address given; the task ends when the peer has. Null
    /// for a child process.</param>
    /// <param name="roundTrips">How many samples to take of each; 1 or more.</param>
    /// <returns>The field first, then a row per <see cref="IpcKind"/>. A channel that failed has a row that says why.</returns>
    public static IReadOnlyList<IpcRoundTripRow> Run(Func<string, Task>? startEcho = null, int roundTrips = 2000)
    {
        startEcho ??= static address => ChildProcess.RunAsync(Echo, address);
        ArgumentOutOfRangeException.ThrowIfLessThan(roundTrips, 1);
        return [RunField(roundTrips), .. Enum.GetValues<IpcKind>().Select(kind => RunChannel(kind, startEcho, roundTrips))];
    }

    private static IpcRoundTripRow RunField(int roundTrips)
    {
        var watch = DisturbanceWatch.Start();
        using var field = new IpcRoundTripField(MessageLength);
        var message = new byte[MessageLength];
        var times = Sample(() => field.RoundTrip(message), roundTrips);
        const string Name = "field (two threads)";
        return new(Name, null, new(Name, times) { Disturbance = watch.Stop() }, Limitations.SeveralCores);
    }

    private static IpcRoundTripRow RunChannel(IpcKind kind, Func<string, Task> startEcho, int roundTrips)
    {
        // To the end of the peer, whose processor time is known only then and would count as another program's.
        var watch = DisturbanceWatch.Start();
        var (times, limitation) = IpcSession.Run(kind, startEcho, channel =>
        {
            var message = new byte[MessageLength];
            return Sample(
                () =>
                {
                    channel.Send(message);
                    channel.Receive(message);
                },
                roundTrips);
        });
        var name = NameOf(kind);
        return new(name, kind, times is null ? null : new(name, times) { Disturbance = watch.Stop() }, limitation);
    }

    internal static string NameOf(IpcKind kind) => kind switch
    {
        IpcKind.AnonymousPipe => "anonymous pipe",
        IpcKind.Pipe => "named pipe",
        IpcKind.UnixSocket => "Unix socket",
        IpcKind.TcpSocket => "TCP socket",
        IpcKind.SharedMemorySpinning => "shared memory, spinning",
        _ => "shared memory",
    };

    private static Nanoseconds[] Sample(Action roundTrip, int count)
    {
        for (var i = 0; i < WarmUpTrips; i++)
            roundTrip();

        var times = new Nanoseconds[count];
        for (var i = 0; i < count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            roundTrip();
            times[i] = Nanoseconds.FromStopwatchTicks(Stopwatch.GetTimestamp() - start);
        }

        return times;
    }
}
