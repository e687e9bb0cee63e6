using Workshop.Processes;
using Workshop.Threads;

namespace Workshop.Bench.Benchmarks;

/// <summary>A channel to a child process that runs one of this program's methods on its side.</summary>
internal sealed class ChannelPeer : IDisposable
{
    private static readonly ChildOptions Silent = new() { StandardOutput = TextWriter.Null, StandardError = TextWriter.Null };
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(30);

    private readonly Task<ChildExit> _child;
    private readonly IDisposable? _pin;

    /// <param name="kind">The kernel's means.</param>
    /// <param name="run">Opens the channel of its invitation and works until it is closed.</param>
    /// <param name="core">Where the calling thread runs from now on.</param>
    /// <param name="otherCore">Where the peer runs.</param>
    internal ChannelPeer(IpcKind kind, Action<Invitation> run, int? core, int? otherCore)
    {
        Channel = IpcChannel.Listen(kind);
        _child = ChildProcess.RunAsync(run, new Invitation(Channel.Address, otherCore), Silent);
        // A peer that fails before it connects shall end the wait at once.
        _ = _child.ContinueWith(_ => Channel.Dispose(), TaskScheduler.Default);
        try
        {
            Channel.ReceiveInt64();
        }
        catch (ObjectDisposedException)
        {
            Dispose();
        }

        // Only now, since a child inherits the cores of the thread that starts it.
        _pin = core is { } here ? CpuAffinity.Pin(here) : null;
    }

    internal IpcChannel Channel { get; }

    /// <summary>Opens the peer's side and runs <paramref name="work"/> until the other side closes.</summary>
    internal static void Accept(Invitation invitation, Action<IpcChannel> work)
    {
        using var pin = invitation.Core is { } core ? CpuAffinity.Pin(core) : null;
        using var channel = IpcChannel.Connect(invitation.Address);
        channel.SendInt64(0);
        try
        {
            work(channel);
        }
        catch (PeerGoneException)
        {
            // The measuring side has enough.
        }
    }

    public void Dispose()
    {
        Channel.Dispose();
        _pin?.Dispose();
        var exit = _child.WaitAsync(EndLimit).GetAwaiter().GetResult();
        if (exit.Outcome != ChildOutcome.Returned)
            throw new InvalidOperationException($"The peer failed: {exit}");
    }
}

/// <summary>What a peer is told.</summary>
/// <param name="Address">The channel's address.</param>
/// <param name="Core">Where it runs; null: anywhere.</param>
internal sealed record Invitation(string Address, int? Core);
