namespace Workshop.Coroutines;

public sealed partial class CooperativeScheduler
{
    private readonly VirtualTime? _clock;

    // Guarded by the lock. What ordinary code has started waits until it waits for the scheduler: otherwise the worker
    // would begin in the midst of the starts, now here, now there.
    private bool _isHeld;

    /// <summary>One worker, an order of turns that the seed decides, and a clock that jumps to the next delay's end when nothing else is left to do.</summary>
    /// <remarks>
    /// The same seed gives the same run, event by event, as long as the coroutines wait for each other and for this clock only, and take randomness from a
    /// seeded source. Which of the ready ones is next is drawn among the first eight, so nobody starves. What ordinary code starts begins when
    /// it first waits: with WaitAll, WaitIdle, Run, Wait or await.
    /// </remarks>
    /// <param name="seed">Any number. Different seeds try different orders: a bug of one order has a seed that shows it each time.</param>
    public static CooperativeScheduler Deterministic(int seed) => new(workers: 1, pinned: false, new VirtualTime(), new Random(seed));

    private bool CanAdvanceClock => _clock is { IsSet: true } && !_isHeld && StartedSoFar != CompletedSoFar;

    /// <summary>Goes on to the next timer. On the idle worker's thread, which the timer may give something to do.</summary>
    internal void AdvanceClock() => _clock!.Advance();

    /// <summary>Somebody waits, so the worker may begin.</summary>
    internal void EndHolding()
    {
        if (_clock is null) return;
        lock (_lock) EndHoldingLocked();
    }

    private void EndHoldingLocked()
    {
        if (!_isHeld) return;
        _isHeld = false;
        if (_inbox.Count > 0) TryReserveIdleLocked()?.WakeUp();
    }
}
