using Workshop.Coroutines;

namespace Workshop.Tracing;

/// <summary>The schedulers that are not disposed, so that their workers can be told that somebody looks from now on.</summary>
internal static class LiveSchedulers
{
    private static readonly Lock Gate = new();

    // Weak: a scheduler that nobody disposes of must not be kept alive by the chance of being traced.
    private static readonly List<WeakReference<CooperativeScheduler>> Schedulers = [];

    internal static void Add(CooperativeScheduler scheduler)
    {
        if (Prewarming.IsUnderWayHere) return;
        lock (Gate)
        {
            Schedulers.RemoveAll(static entry => !entry.TryGetTarget(out _));
            Schedulers.Add(new(scheduler));
        }
    }

    internal static void Remove(CooperativeScheduler scheduler)
    {
        lock (Gate) Schedulers.RemoveAll(entry => !entry.TryGetTarget(out var target) || ReferenceEquals(target, scheduler));
    }

    /// <summary>Has every worker come out of its fast path once, after its present turn.</summary>
    internal static void SignalAll()
    {
        lock (Gate)
        {
            foreach (var entry in Schedulers)
            {
                if (!entry.TryGetTarget(out var scheduler)) continue;
                foreach (var worker in scheduler.Workers) worker.Signal();
            }
        }
    }
}
