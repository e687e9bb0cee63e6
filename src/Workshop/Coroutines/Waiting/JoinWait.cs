namespace Workshop.Coroutines;

/// <summary>A coroutine's wait for the end of another, for contexts that can be cancelled. Otherwise the coroutine itself stands in its place.</summary>
/// <remarks>A cancelled one stays in the other's list of waiters until that one ends: it is small, and a list is what a single field can hold.</remarks>
internal sealed class JoinWait : CoroutineWait
{
    private int _isWatched;

    internal void Begin(Coroutine waiter, Coroutine awaited)
    {
        BeginWait(waiter, argument: default);
        if (!awaited.TryAddWaiter(this))
        {
            waiter.Wake();
            return;
        }

        WatchTokens(argument: default);
        // The other coroutine may have ended before there was anything to take back, hence both sides look, each after its own mark.
        Interlocked.Exchange(ref _isWatched, 1);
        if (HasEnded) EndWait();
    }

    /// <summary>The awaited coroutine has ended.</summary>
    internal void Fire(bool asNext)
    {
        if (!TryWin()) return;
        if (Volatile.Read(ref _isWatched) != 0) EndWait();
        Waiter!.Wake(asNext);
    }

    /// <summary>Nothing: the awaiter's GetResult sees that the other has not ended.</summary>
    protected override void Withdraw()
    {
    }
}
