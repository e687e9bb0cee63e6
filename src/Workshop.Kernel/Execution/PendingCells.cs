using Workshop.Kernel.Protocol;

namespace Workshop.Kernel.Execution;

/// <summary>The cells that were received and wait for their turn. When one fails, those behind it are aborted, but none that comes later.</summary>
/// <remarks>Thread-safe. A time window instead would abort what the reader runs after reading the error.</remarks>
internal sealed class PendingCells
{
    private readonly Lock _gate = new();
    private HashSet<Message> _waiting = new(ReferenceEqualityComparer.Instance);
    private HashSet<Message> _aborted = new(ReferenceEqualityComparer.Instance);

    /// <summary>A cell was received.</summary>
    internal void Add(Message request)
    {
        lock (_gate)
            _waiting.Add(request);
    }

    /// <summary>A cell's turn has come.</summary>
    /// <returns>Whether it may run.</returns>
    internal bool TryTake(Message request)
    {
        lock (_gate)
        {
            _waiting.Remove(request);
            return !_aborted.Remove(request);
        }
    }

    /// <summary>Aborts all that wait.</summary>
    internal void AbortAll()
    {
        lock (_gate)
        {
            _waiting.UnionWith(_aborted);
            (_waiting, _aborted) = (_aborted, _waiting);
            _waiting.Clear();
        }
    }
}
