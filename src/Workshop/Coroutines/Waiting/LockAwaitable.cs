using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Workshop.Coroutines;

/// <summary>What <see cref="CoroutineLock.LockAsync"/> gives to <c>await</c>. To be awaited once, at once.</summary>
public readonly struct LockAwaitable
{
    private readonly LockHolder _holder;
    private readonly LockWait? _wait;

    internal LockAwaitable(LockHolder holder) => _holder = holder;

    internal LockAwaitable(LockWait wait) => _wait = wait;

    /// <summary>Makes <c>await mutex.LockAsync()</c> work.</summary>
    public LockAwaiter GetAwaiter() => new(_holder, _wait);
}

/// <summary>Waits for a lock. Made by <c>await</c>; not for use in code.</summary>
public readonly struct LockAwaiter : ICriticalNotifyCompletion, IParkingAwaiter
{
    private readonly LockHolder _holder;
    private readonly LockWait? _wait;

    internal LockAwaiter(LockHolder holder, LockWait? wait)
    {
        _holder = holder;
        _wait = wait;
    }

    /// <summary>The lock was free, so the await does not suspend.</summary>
    public bool IsCompleted => _wait is null;

    /// <summary>Gives the holder, whose Dispose releases the lock.</summary>
    /// <exception cref="OperationCanceledException">A token was cancelled first.</exception>
    /// <exception cref="InvalidOperationException">An ordinary async method awaited the lock.</exception>
    public LockHolder GetResult()
    {
        if (_wait is null) return _holder;
        if (ForeignAwait.InFlight != 0) ForeignAwait.ThrowIfOnThisThread("CoroutineLock.LockAsync", "await a SemaphoreSlim");
        return _wait.End();
    }

    /// <summary>Called for ordinary async methods only.</summary>
    public void OnCompleted(Action continuation) => ForeignAwait.Refuse(continuation);

    /// <inheritdoc cref="OnCompleted"/>
    public void UnsafeOnCompleted(Action continuation) => ForeignAwait.Refuse(continuation);

    void IParkingAwaiter.Park(Coroutine coroutine) => _wait!.Begin(coroutine);

    string IParkingAwaiter.WaitsFor => _wait?.ToString() ?? "a lock";

    bool IParkingAwaiter.CanEndFromOutside(Coroutine waiter) => _wait!.CanEndFromOutside;
}

/// <summary>Holds a <see cref="CoroutineLock"/> until it is disposed. Disposing it again does nothing.</summary>
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "Nobody compares holders.")]
public readonly struct LockHolder : IDisposable
{
    private readonly CoroutineLock _lock;
    private readonly long _ticket;

    internal LockHolder(CoroutineLock mutex, long ticket)
    {
        _lock = mutex;
        _ticket = ticket;
    }

    /// <summary>Hands the lock to the one that has waited longest.</summary>
    public void Dispose() => _lock?.Release(_ticket);
}
