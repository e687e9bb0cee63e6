using Workshop.Tracing;

namespace Workshop.Coroutines;

/// <summary>Looks now and then whether each worker's count of turns has moved.</summary>
internal sealed class TurnWatch : IDisposable
{
    private const int LooksPerLimit = 4;

    private readonly Lock _lock = new();
    private readonly Seen[] _seen;
    private readonly TimeSpan _limit;
    private readonly Action<LongTurn> _onLongTurn;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;

    internal TurnWatch(IEnumerable<Worker> workers, TimeSpan limit, Action<LongTurn> onLongTurn, TimeProvider time)
    {
        _limit = limit;
        _onLongTurn = onLongTurn;
        _time = time;
        _seen = [.. workers.Select(worker => new Seen(worker) { Since = time.GetTimestamp() })];
        var period = TimeSpan.FromTicks(Math.Max(limit.Ticks / LooksPerLimit, TimeSpan.TicksPerMillisecond));
        _timer = time.CreateTimer(static watch => ((TurnWatch)watch!).Look(), this, period, period);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        foreach (var seen in _seen)
        {
            if (LookAt(seen) is { } longTurn) _onLongTurn(longTurn);
        }
    }

    private LongTurn? LookAt(Seen seen)
    {
        lock (_lock)
        {
            var turn = seen.Worker.Turns;
            var running = seen.Worker.PeekRunning();
            var now = _time.GetTimestamp();
            if (running is null || turn != seen.Turn || !ReferenceEquals(running, seen.Coroutine))
            {
                (seen.Turn, seen.Coroutine, seen.Since, seen.IsReported) = (turn, running, now, false);
                return null;
            }

            var age = _time.GetElapsedTime(seen.Since, now);
            if (seen.IsReported || age < _limit) return null;
            seen.IsReported = true;
            return new LongTurn(running, seen.Worker, age) { AfterAwait = Recorder.AwaitBeforeTurn(running, seen.Worker) };
        }
    }

    private sealed class Seen(Worker worker)
    {
        internal Worker Worker { get; } = worker;

        internal long Turn { get; set; }

        internal Coroutine? Coroutine { get; set; }

        /// <summary>When this turn was seen first.</summary>
        internal long Since { get; set; }

        internal bool IsReported { get; set; }
    }
}
