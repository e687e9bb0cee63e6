namespace Workshop.Coroutines;

/// <summary>A coroutine's wait for a <see cref="CoroutineLock"/>. The lock uses it again for another one.</summary>
internal sealed class LockWait(CoroutineLock mutex) : QueuedWait<LockWait>
{
    internal CancellationToken CancellationToken { get; set; }

    /// <summary>The next owner's.</summary>
    internal long Ticket { get; set; }

    internal Coroutine? Owner => Waiter;

    internal bool CanEndFromOutside => CancellationToken.CanBeCanceled || mutex.IsUsedFromOutside;

    internal void Begin(Coroutine coroutine)
    {
        BeginWait(coroutine, CancellationToken);
        mutex.Enqueue(this, coroutine);
        WatchTokens(CancellationToken);
    }

    internal LockHolder End()
    {
        EndWait();
        var holder = new LockHolder(mutex, Ticket);
        CancellationToken = default;
        Reset();
        mutex.Recycle(this);
        return holder;
    }

    public override string ToString() => mutex.Owner switch
    {
        null => "a lock",
        { IsCompleted: true } owner => $"the lock that coroutine {owner} holds, which has ended without releasing it",
        var owner => $"the lock that coroutine {owner} holds",
    };

    protected override void Withdraw() => mutex.Withdraw(this);
}
