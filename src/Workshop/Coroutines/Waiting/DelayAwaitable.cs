using System.Runtime.CompilerServices;

namespace Workshop.Coroutines;

/// <summary>What <see cref="Coroutine.Delay"/> gives to <c>await</c>.</summary>
public readonly struct DelayAwaitable
{
    private readonly CooperativeScheduler _scheduler;
    private readonly TimeSpan _duration;
    private readonly CancellationToken _cancellationToken;

    internal DelayAwaitable(CooperativeScheduler scheduler, TimeSpan duration, CancellationToken cancellationToken)
    {
        _scheduler = scheduler;
        _duration = duration;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Makes <c>await Coroutine.Delay(…)</c> work; the time counts from here.</summary>
    public DelayAwaiter GetAwaiter() => new(new PendingDelay(_scheduler.Delays, _duration, _cancellationToken));
}

/// <summary>Waits until a time has passed or a token is cancelled. Made by <c>await</c>; not for use in code.</summary>
public readonly struct DelayAwaiter : ICriticalNotifyCompletion, IParkingAwaiter
{
    private readonly PendingDelay _delay;

    internal DelayAwaiter(PendingDelay delay) => _delay = delay;

    /// <summary>The delay is zero or cancelled already, so the await does not suspend.</summary>
    public bool IsCompleted => _delay.NeedsNoWait;

    /// <summary>Nothing, when the time has passed.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    /// <exception cref="InvalidOperationException">An ordinary async method awaited the delay.</exception>
    public void GetResult()
    {
        if (ForeignAwait.InFlight != 0) ForeignAwait.ThrowIfOnThisThread(nameof(Coroutine.Delay));
        _delay.End();
    }

    /// <summary>Called for ordinary async methods only.</summary>
    public void OnCompleted(Action continuation) => ForeignAwait.Refuse(continuation);

    /// <inheritdoc cref="OnCompleted"/>
    public void UnsafeOnCompleted(Action continuation) => ForeignAwait.Refuse(continuation);

    void IParkingAwaiter.Park(Coroutine coroutine) => _delay.Begin(coroutine);

    string IParkingAwaiter.WaitsFor => _delay.ToString();

    bool IParkingAwaiter.CanEndFromOutside(Coroutine waiter) => _delay.EndsByItself;
}
