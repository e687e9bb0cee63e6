namespace Workshop.Coroutines;

/// <summary>A clock that stands still until it is told to go to the next timer. Always the same times in the same order.</summary>
internal sealed class VirtualTime : TimeProvider
{
    private static readonly DateTimeOffset Beginning = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock _lock = new();
    private readonly PriorityQueue<(VirtualTimer Timer, long Setting), (long Due, long Order)> _set = new();
    private long _now;
    private long _order;

    /// <summary>A timer is set, or was.</summary>
    internal bool IsSet
    {
        get
        {
            lock (_lock) return _set.Count > 0;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long GetTimestamp() => Volatile.Read(ref _now);

    public override DateTimeOffset GetUtcNow() => Beginning.AddTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Goes to the next timer's time and fires it, on the calling thread.</summary>
    internal void Advance()
    {
        VirtualTimer timer;
        lock (_lock)
        {
            while (true)
            {
                if (!_set.TryDequeue(out var next, out var priority)) return;
                if (next.Setting != next.Timer.Setting) continue; // Set anew, or disposed.
                Volatile.Write(ref _now, Math.Max(_now, priority.Due));
                timer = next.Timer;
                if (timer.Period > TimeSpan.Zero) Set(timer, timer.Period);
                break;
            }
        }

        timer.Fire();
    }

    private void Set(VirtualTimer timer, TimeSpan dueTime)
    {
        if (dueTime >= TimeSpan.Zero) _set.Enqueue((timer, timer.Setting), (_now + dueTime.Ticks, _order++));
    }

    private sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state) : ITimer
    {
        /// <summary>Changes with each setting, so that an old entry of the queue is known as such.</summary>
        internal long Setting { get; private set; }

        internal TimeSpan Period { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                Setting++;
                Period = period;
                time.Set(this, dueTime);
                return true;
            }
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        internal void Fire() => callback(state);
    }
}
