using System.Threading.Channels;

namespace Workshop.Cli.Serving;

/// <summary>Tells which of some notebooks have been saved, however an editor does that: in place, or by a new file with the old name.</summary>
internal sealed class NotebookWatch : IDisposable
{
    // An editor's one save makes several events.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(120);

    private readonly Channel<string> _saved = Channel.CreateUnbounded<string>();
    private readonly List<FileSystemWatcher> _watchers = [];

    /// <param name="paths">The notebooks.</param>
    internal NotebookWatch(IEnumerable<string> paths)
    {
        foreach (var folder in paths.GroupBy(path => Path.GetDirectoryName(Path.GetFullPath(path))!))
        {
            var names = folder.ToDictionary(path => Path.GetFileName(path), StringComparer.Ordinal);
            var watcher = new FileSystemWatcher(folder.Key) { NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size };
            watcher.Changed += (_, change) => Note(change.Name);
            watcher.Created += (_, change) => Note(change.Name);
            watcher.Renamed += (_, change) => Note(change.Name);
            watcher.EnableRaisingEvents = true;
            _watchers.Add(watcher);

            void Note(string? name)
            {
                if (name is not null && names.TryGetValue(name, out var path))
                    _saved.Writer.TryWrite(path);
            }
        }
    }

    /// <summary>Completes when there is a save that <see cref="NextAsync"/> has not told yet.</summary>
    internal Task AnyAsync(CancellationToken cancellationToken) => _saved.Reader.WaitToReadAsync(cancellationToken).AsTask();

    /// <summary>Waits for the next save, and until it is quiet again.</summary>
    /// <returns>The notebooks that were saved, as they were given.</returns>
    internal async Task<IReadOnlySet<string>> NextAsync(CancellationToken cancellationToken)
    {
        var saved = new HashSet<string>(StringComparer.Ordinal) { await _saved.Reader.ReadAsync(cancellationToken).ConfigureAwait(false) };
        do
        {
            while (_saved.Reader.TryRead(out var path))
                saved.Add(path);
            await Task.Delay(Quiet, cancellationToken).ConfigureAwait(false);
        }
        while (_saved.Reader.TryPeek(out _));
        return saved;
    }

    public void Dispose()
    {
        foreach (var watcher in _watchers)
            watcher.Dispose();
    }
}
