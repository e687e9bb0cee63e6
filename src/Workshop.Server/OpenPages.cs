using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Workshop.Server;

/// <summary>The pages that are open in browsers, and listen. Thread-safe.</summary>
internal sealed class OpenPages
{
    private readonly Lock _lock = new();
    private readonly List<Channel<Announcement>> _listeners = [];
    private Announcement? _standing;

    /// <summary>Sends it to every page; what is no reload also to those that are opened until the next one.</summary>
    internal void Tell(Announcement announcement)
    {
        lock (_lock)
        {
            _standing = announcement.Kind == "reload" ? null : announcement;
            foreach (var listener in _listeners)
                listener.Writer.TryWrite(announcement);
        }
    }

    /// <summary>What one page hears until it is closed. First of all comes <c>hello</c>: from then on it misses nothing.</summary>
    internal async IAsyncEnumerable<SseItem<string>> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateUnbounded<Announcement>();
        lock (_lock)
        {
            channel.Writer.TryWrite(new("hello", ""));
            if (_standing is not null)
                channel.Writer.TryWrite(_standing);
            _listeners.Add(channel);
        }

        try
        {
            await foreach (var announcement in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                yield return new(announcement.Text, announcement.Kind);
        }
        finally
        {
            lock (_lock)
                _listeners.Remove(channel);
        }
    }
}
