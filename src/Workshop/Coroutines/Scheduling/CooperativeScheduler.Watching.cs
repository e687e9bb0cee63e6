namespace Workshop.Coroutines;

public sealed partial class CooperativeScheduler
{
    /// <summary>Tells of each turn that lasts too long, while it lasts: a coroutine that blocks or computes stalls those that are ready behind it.</summary>
    /// <param name="limit">How long a turn may last. Longer ones are seen within a quarter of it.</param>
    /// <param name="onLongTurn">Called once for each such turn, on a thread of the clock. It must not throw.</param>
    /// <param name="timeProvider">The clock; the scheduler's own when null, unless that one is virtual and stands still during a turn: then the system's.</param>
    /// <returns>Ends the watch when disposed. A worker pays nothing for being watched.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is not positive.</exception>
    public IDisposable WatchTurns(TimeSpan limit, Action<LongTurn> onLongTurn, TimeProvider? timeProvider = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero);
        ArgumentNullException.ThrowIfNull(onLongTurn);
        return new TurnWatch(_workers, limit, onLongTurn, timeProvider ?? (_clock is null ? TimeProvider : TimeProvider.System));
    }
}
