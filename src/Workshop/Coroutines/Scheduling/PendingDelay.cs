using System.Globalization;

namespace Workshop.Coroutines;

/// <summary>One coroutine's delay, between its await and its end by time or by token.</summary>
internal sealed class PendingDelay(DelayQueue queue, TimeSpan duration, CancellationToken cancellationToken) : CoroutineWait
{
    internal bool NeedsNoWait => duration == TimeSpan.Zero || cancellationToken.IsCancellationRequested;

    /// <summary>False when it waits for a token that nobody can cancel.</summary>
    internal bool EndsByItself => duration != Timeout.InfiniteTimeSpan || cancellationToken.CanBeCanceled;

    internal void Begin(Coroutine sleeper)
    {
        BeginWait(sleeper, cancellationToken);
        if (duration != Timeout.InfiniteTimeSpan) queue.Add(this, duration);
        WatchTokens(cancellationToken);
    }

    internal void Fire()
    {
        if (TryWin()) Wake();
    }

    internal void End()
    {
        EndWait();
        if (!HasBegun) cancellationToken.ThrowIfCancellationRequested();
    }

    public override string ToString() => duration == Timeout.InfiniteTimeSpan
        ? "a cancellation"
        : string.Create(CultureInfo.InvariantCulture, $"a delay of {duration.TotalMilliseconds:0.###} ms");

    protected override void Withdraw() => queue.Remove(this);
}
