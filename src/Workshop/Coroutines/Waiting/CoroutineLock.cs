namespace Workshop.Coroutines;

// Free ⇄ Held: LockAsync takes it, the holder's Dispose hands it to the first who waits.

/// <summary>A lock that coroutines await without blocking their worker.</summary>
/// <remarks>
/// <para><c>using (await mutex.LockAsync()) { … }</c>. Not re-entrant: who holds it and awaits it again gets an exception. Waiters get it in the order of
/// their coming; nobody overtakes. A cancelled waiter leaves the queue and never owns the lock.</para>
/// <para>For coroutines only, also of different schedulers; ordinary code has <see cref="SemaphoreSlim"/>, which a coroutine may await too.</para>
/// </remarks>
public sealed class CoroutineLock
{
    private BriefLock _guard;
    private Neighbourhood _users;
    private WaitQueue<LockWait> _waiting;
    private LockWait? _spare;
    private Coroutine? _owner;
    private long _ticket;

    /// <summary>The coroutine that holds it; null when it is free. Only a snapshot.</summary>
    public Coroutine? Owner => Volatile.Read(ref _owner);

    /// <summary>How many wait. Only a snapshot.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>Takes the lock, or waits for it behind those that came before. Await what it gives at once.</summary>
    /// <param name="cancellationToken">Ends the waiting: the await then throws <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InvalidOperationException">The calling thread runs no coroutine, or the coroutine holds the lock already.</exception>
    public LockAwaitable LockAsync(CancellationToken cancellationToken = default)
    {
        var coroutine = Coroutine.Current
            ?? throw new InvalidOperationException("CoroutineLock.LockAsync was called on a thread that runs no coroutine. Call it in an 'async Coroutine' method that a CooperativeScheduler runs, or use SemaphoreSlim.");
        if (ReferenceEquals(_owner, coroutine))
            throw new InvalidOperationException($"Coroutine '{coroutine}' awaits a lock that it holds, so it would wait for itself. CoroutineLock is not re-entrant: release it first, or lock in one place only.");
        cancellationToken.ThrowIfCancellationRequested();
        _users.Note();

        _guard.Enter();
        if (_owner is null)
        {
            var ticket = Own(coroutine);
            _guard.Exit();
            return new LockAwaitable(new LockHolder(this, ticket));
        }

        var wait = _spare ?? new LockWait(this);
        _spare = wait.Behind;
        wait.Behind = null;
        _guard.Exit();
        wait.CancellationToken = cancellationToken;
        return new LockAwaitable(wait);
    }

    internal bool IsUsedFromOutside => _users.IsOpen;

    /// <summary>Queues a wait up. When the lock has become free meanwhile, the wait has it and is over.</summary>
    internal void Enqueue(LockWait wait, Coroutine coroutine)
    {
        _guard.Enter();
        var isFree = _owner is null;
        if (isFree) wait.Ticket = Own(coroutine);
        else _waiting.Append(wait);
        _guard.Exit();
        if (isFree && wait.TryWin()) wait.Wake();
    }

    internal void Withdraw(LockWait wait)
    {
        _guard.Enter();
        _waiting.Remove(wait);
        _guard.Exit();
    }

    internal void Recycle(LockWait wait)
    {
        _guard.Enter();
        wait.Behind = _spare;
        _spare = wait;
        _guard.Exit();
    }

    /// <summary>Does nothing for a ticket that was returned before.</summary>
    internal void Release(long ticket)
    {
        _users.Note();
        _guard.Enter();
        LockWait? next = null;
        if (_owner is not null && ticket == _ticket)
        {
            next = _waiting.TakeFirst();
            if (next is null) Volatile.Write(ref _owner, null);
            else next.Ticket = Own(next.Owner!);
        }

        _guard.Exit();
        next?.Wake();
    }

    private long Own(Coroutine coroutine)
    {
        Volatile.Write(ref _owner, coroutine);
        return ++_ticket;
    }
}
