using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Workshop.Coroutines;

/// <summary>Waits for the end of a coroutine. Made by <c>await</c>; not for use in code.</summary>
public readonly struct CoroutineAwaiter : ICriticalNotifyCompletion, IParkingAwaiter
{
    private readonly Coroutine _coroutine;

    internal CoroutineAwaiter(Coroutine coroutine) => _coroutine = coroutine;

    /// <summary>The coroutine has ended, so the await does not suspend.</summary>
    public bool IsCompleted => _coroutine.IsCompleted;

    /// <summary>Throws what the coroutine threw.</summary>
    [StackTraceHidden]
    public void GetResult()
    {
        _coroutine.ThrowIfFailed();
        if (_coroutine.IsCall && Worker.Current is { } worker) _coroutine.RecycleAfterCall(worker);
    }

    /// <summary>Called for ordinary async methods: they go on where they awaited, never on a worker.</summary>
    public void OnCompleted(Action continuation) => CoroutineJoin.Continue(_coroutine, continuation, flowContext: true);

    /// <inheritdoc cref="OnCompleted"/>
    public void UnsafeOnCompleted(Action continuation) => CoroutineJoin.Continue(_coroutine, continuation, flowContext: false);

    void IParkingAwaiter.Park(Coroutine coroutine) => CoroutineJoin.Park(coroutine, _coroutine);

    string IParkingAwaiter.WaitsFor => CoroutineJoin.Describe(_coroutine);

    bool IParkingAwaiter.CanEndFromOutside(Coroutine waiter) => !ReferenceEquals(_coroutine.Scheduler, waiter.Scheduler);
}
