using Workshop.Processes;

namespace Workshop.Experiments;

/// <summary>A measurement over one channel, whose other side a peer runs that the experiment starts.</summary>
internal static class IpcSession
{
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(30);

    /// <summary>Opens a channel, starts the peer, measures, closes the channel and waits for the peer's end.</summary>
    /// <returns>What was measured, or null and the reason; the reason may also be what this machine cannot show.</returns>
    internal static (T? Result, string? Limitation) Run<T>(IpcKind kind, Func<string, Task> startPeer, Func<IpcChannel, T> measure)
        where T : class
    {
        if (IpcChannel.Limitation(kind) is { } reason)
            return (null, reason);
        var peer = Task.CompletedTask;
        try
        {
            T result;
            using (var channel = IpcChannel.Listen(kind))
            {
                peer = startPeer(channel.Address);
                // A peer that fails before it connects shall end the session at once, not at the channel's limit.
                using var watch = new PeerWatch(peer, channel);
                result = measure(channel);
            }

            peer.WaitAsync(EndLimit).GetAwaiter().GetResult();
            return (result, Limitations.SeveralCores);
        }
        catch (Exception failure) when (failure is not (OutOfMemoryException or ThreadInterruptedException))
        {
            var cause = peer.Exception?.GetBaseException() ?? failure;
            return (null, $"This channel could not be measured. {cause.Message}");
        }
    }

    /// <summary>Closes the channel when the peer has ended, so that nobody waits for a peer that will never come.</summary>
    private sealed class PeerWatch : IDisposable
    {
        private readonly CancellationTokenSource _enough = new();

        internal PeerWatch(Task peer, IpcChannel channel) => _ = peer.ContinueWith(
            _ => channel.Dispose(), _enough.Token, TaskContinuationOptions.None, TaskScheduler.Default);

        public void Dispose() => _enough.Cancel();
    }
}
