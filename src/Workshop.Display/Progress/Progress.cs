namespace Workshop.Display;

/// <summary>Shows how far a long cell has come: a bar that moves where the notebook can do that, else a first and a last line.</summary>
/// <remarks>Safe to report from any thread. At most ten changes a second are shown; the last one always is.</remarks>
public sealed class Progress : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly IDisplaySink _sink;
    private readonly TimeProvider _time;
    private readonly string _displayId = Guid.NewGuid().ToString("N");
    private ProgressState _state;
    private long _shownAt;

    private Progress(string what, int total, IDisplaySink sink, TimeProvider time)
    {
        _state = new ProgressState(what, 0, total, Ended: false);
        _sink = sink;
        _time = time;
        _shownAt = time.GetTimestamp();
        _sink.Show(_state, _displayId);
    }

    /// <summary>Shows that something began. Dispose the result when it has ended.</summary>
    /// <param name="what">What is being done.</param>
    /// <param name="total">How many steps there are; at least 1.</param>
    /// <exception cref="ArgumentException"><paramref name="what"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="total"/> is less than 1.</exception>
    public static Progress Show(string what, int total) => Show(what, total, TimeProvider.System);

    /// <summary>Shows that so many steps are done.</summary>
    /// <param name="done">From 0 to the total; what is outside is moved to the nearer end.</param>
    public void Report(int done)
    {
        lock (_gate)
        {
            if (_state.Ended)
                return;
            _state = _state with { Done = Math.Clamp(done, 0, _state.Total) };
            if (!_sink.CanUpdate || _time.GetElapsedTime(_shownAt) < Pause)
                return;
            _shownAt = _time.GetTimestamp();
            // Within the lock: an older state must not be shown after a newer one.
            _sink.Update(_displayId, _state);
        }
    }

    /// <summary>Shows the last state.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_state.Ended)
                return;
            _state = _state with { Ended = true };
            if (_sink.CanUpdate)
                _sink.Update(_displayId, _state);
            else
                _sink.Show(_state);
        }
    }

    internal static Progress Show(string what, int total, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(what);
        ArgumentOutOfRangeException.ThrowIfLessThan(total, 1);
        return new Progress(what, total, DisplayHost.Current, time);
    }
}
