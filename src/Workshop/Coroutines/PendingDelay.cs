using System.Globalization;

namespace Workshop.Coroutines;

/// <summary>One coroutine's delay, between its await and its end by time or by token.</summary>
internal sealed class PendingDelay(DelayQueue queue, TimeSpan duration, CancellationToken cancellationToken)
{
    private Coroutine? _sleeper;
    private CancellationTokenRegistration _registration;
    private bool _cancelled;
    private int _over;

    internal bool NeedsNoWait => duration == TimeSpan.Zero || cancellationToken.IsCancellationRequested;

    internal void Begin(Coroutine sleeper)
    {
        // The coroutine cannot go on before its worker lets go of it, which is after this method: End sees all of it.
        _sleeper = sleeper;
        if (duration != Timeout.InfiniteTimeSpan) queue.Add(this, duration);
        _registration = cancellationToken.UnsafeRegister(static delay => ((PendingDelay)delay!).Cancel(), this);
    }

    internal void Fire()
    {
        if (Interlocked.Exchange(ref _over, 1) == 0) _sleeper!.Wake();
    }

    internal void End()
    {
        _registration.Dispose();
        if (_cancelled || _sleeper is null) cancellationToken.ThrowIfCancellationRequested();
    }

    public override string ToString() => duration == Timeout.InfiniteTimeSpan
        ? "a cancellation"
        : string.Create(CultureInfo.InvariantCulture, $"a delay of {duration.TotalMilliseconds:0.###} ms");

    private void Cancel()
    {
        if (Interlocked.Exchange(ref _over, 1) != 0) return;
        _cancelled = true;
        queue.Remove(this);
        _sleeper!.Wake();
    }
}
