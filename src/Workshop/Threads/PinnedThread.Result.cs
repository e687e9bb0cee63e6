namespace Workshop.Threads;

/// <summary>A <see cref="PinnedThread"/> whose body computes a result.</summary>
/// <typeparam name="T">The result's type.</typeparam>
public sealed class PinnedThread<T> : PinnedThread
{
    private readonly StrongBox _box;

    private PinnedThread(int core, Func<CancellationToken, T> body, string? name, StrongBox box)
        : base(core, stop => box.Value = body(stop), name) => _box = box;

    /// <summary>The body's result; waits for it as <see cref="PinnedThread.Join"/> does.</summary>
    /// <exception cref="OperationCanceledException">The body heeded <see cref="PinnedThread.Stop"/> and has no result.</exception>
    public T Result
    {
        get
        {
            Join();
            ThrowIfStopped();
            return _box.Value!;
        }
    }

    internal static PinnedThread<T> Start(int core, Func<CancellationToken, T> body, string? name) => new(core, body, name, new StrongBox());

    // The base class starts the thread before this class's fields exist, so the result has a place of its own.
    private sealed class StrongBox
    {
        internal T? Value;
    }
}
