namespace Workshop.Coroutines;

/// <summary>A scheduler's delays on one timer. Delays that end at the same time end in the order of their beginning.</summary>
internal sealed class DelayQueue : IDisposable
{
    // A timer accepts less than 50 days. One that fires too early is set again, so a day is as good.
    private static readonly TimeSpan LongestSetting = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private readonly PriorityQueue<PendingDelay, (long Due, long Order)> _pending = new();
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private long _order;
    private bool _disposed;

    internal DelayQueue(TimeProvider time)
    {
        _time = time;
        _timer = time.CreateTimer(static queue => ((DelayQueue)queue!).FireDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    internal void Add(PendingDelay delay, TimeSpan duration)
    {
        lock (_lock)
        {
            if (_disposed) return;
            _pending.Enqueue(delay, (DueAfter(duration), _order++));
            if (ReferenceEquals(_pending.Peek(), delay)) SetTimer();
        }
    }

    internal void Remove(PendingDelay delay)
    {
        lock (_lock) _pending.Remove(delay, out _, out _);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _pending.Clear();
        }

        _timer.Dispose();
    }

    private void FireDue()
    {
        while (TryTakeDue(out var delay)) delay.Fire();
    }

    private bool TryTakeDue(out PendingDelay delay)
    {
        lock (_lock)
        {
            if (_pending.TryPeek(out delay!, out var priority) && priority.Due <= _time.GetTimestamp())
            {
                _pending.Dequeue();
                return true;
            }

            if (!_disposed) SetTimer();
            return false;
        }
    }

    private void SetTimer()
    {
        if (!_pending.TryPeek(out _, out var priority)) return;
        var left = _time.GetElapsedTime(_time.GetTimestamp(), priority.Due);
        // The system's timer counts whole milliseconds and cuts off the rest: it would fire early and spin.
        if (ReferenceEquals(_time, TimeProvider.System)) left = TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds));
        left = left < TimeSpan.Zero ? TimeSpan.Zero : left;
        _timer.Change(left < LongestSetting ? left : LongestSetting, Timeout.InfiniteTimeSpan);
    }

    private long DueAfter(TimeSpan duration)
    {
        // Rounded up, and exact: a double would make some virtual delays one tick too long.
        var counts = (((Int128)duration.Ticks * _time.TimestampFrequency) + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond;
        var due = _time.GetTimestamp() + counts;
        return due < long.MaxValue ? (long)due : long.MaxValue;
    }
}
