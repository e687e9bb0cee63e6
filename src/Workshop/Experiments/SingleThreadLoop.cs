using System.Collections.Concurrent;

namespace Workshop.Experiments;

/// <summary>Runs an asynchronous method and everything that follows its awaits on the calling thread, and on no other.</summary>
/// <remarks>A queue of continuations and one thread that takes from it: the loop below every user interface and every Node program.</remarks>
internal sealed class SingleThreadLoop : SynchronizationContext, IDisposable
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _queue = [];

    /// <summary>Returns when the method has ended; its exception passes through.</summary>
    internal static void Run(Func<Task> method)
    {
        var former = Current;
        using var loop = new SingleThreadLoop();
        SetSynchronizationContext(loop);
        try
        {
            var whole = method();
            whole.ContinueWith(
                _ => loop._queue.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            foreach (var (callback, state) in loop._queue.GetConsumingEnumerable())
                callback(state);
            whole.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(former);
        }
    }

    public override void Post(SendOrPostCallback d, object? state) => _queue.Add((d, state));

    public void Dispose() => _queue.Dispose();
}
