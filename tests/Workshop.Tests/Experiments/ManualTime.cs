namespace Workshop.Tests.Experiments;

/// <summary>A clock whose timers fire when the test says so, and which tells how many wait.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiters = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(() => callback(state), dueTime);
        lock (_lock)
        {
            _timers.Add(timer);
            foreach (var (_, reached) in _waiters.Where(waiter => waiter.Count <= _timers.Count))
                reached.TrySetResult();
        }

        return timer;
    }

    /// <summary>Ends when that many timers have been made since the clock began.</summary>
    internal Task Made(int count)
    {
        lock (_lock)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((count, reached));
            if (_timers.Count >= count)
                reached.SetResult();
            return reached.Task;
        }
    }

    /// <summary>Fires every timer that waits exactly that long.</summary>
    internal void Fire(TimeSpan dueTime)
    {
        Timer[] due;
        lock (_lock)
            due = [.. _timers.Where(timer => timer.DueTime == dueTime)];
        foreach (var timer in due)
            timer.FireOnce();
    }

    private sealed class Timer(Action callback, TimeSpan dueTime) : ITimer
    {
        private int _done;

        internal TimeSpan DueTime => dueTime;

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => _done = 1;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        internal void FireOnce()
        {
            if (Interlocked.Exchange(ref _done, 1) == 0)
                callback();
        }
    }
}
