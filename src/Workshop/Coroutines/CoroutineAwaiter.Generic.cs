using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Workshop.Coroutines;

/// <summary>Waits for the end of a coroutine that has a result. Made by <c>await</c>; not for use in code.</summary>
/// <typeparam name="T">Of the result.</typeparam>
public readonly struct CoroutineAwaiter<T> : ICriticalNotifyCompletion, IParkingAwaiter
{
    private readonly Coroutine<T> _coroutine;

    internal CoroutineAwaiter(Coroutine<T> coroutine) => _coroutine = coroutine;

    /// <summary>The coroutine has ended, so the await does not suspend.</summary>
    public bool IsCompleted => _coroutine.IsCompleted;

    /// <summary>Gives the result or throws what the coroutine threw.</summary>
    [StackTraceHidden]
    public T GetResult() => _coroutine.ResultOrThrow();

    /// <summary>Called for ordinary async methods: they go on where they awaited, never on a worker.</summary>
    public void OnCompleted(Action continuation) => CoroutineJoin.Continue(_coroutine, continuation, flowContext: true);

    /// <inheritdoc cref="OnCompleted"/>
    public void UnsafeOnCompleted(Action continuation) => CoroutineJoin.Continue(_coroutine, continuation, flowContext: false);

    void IParkingAwaiter.Park(Coroutine coroutine) => CoroutineJoin.Park(coroutine, _coroutine);

    string IParkingAwaiter.WaitsFor => CoroutineJoin.Describe(_coroutine);

    bool IParkingAwaiter.CanEndFromOutside(Coroutine waiter) => !ReferenceEquals(_coroutine.Scheduler, waiter.Scheduler);
}
