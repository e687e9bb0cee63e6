using System.Runtime.CompilerServices;

namespace Workshop.Coroutines;

/// <summary>Waits for the last member of a scope. No token ends it early: that is the promise of a scope.</summary>
internal readonly struct ScopeEndAwaitable(CoroutineScope scope) : ICriticalNotifyCompletion, IParkingAwaiter
{
    public bool IsCompleted => false;

    public ScopeEndAwaitable GetAwaiter() => this;

    public void GetResult()
    {
    }

    public void OnCompleted(Action continuation) => throw new NotSupportedException();

    public void UnsafeOnCompleted(Action continuation) => throw new NotSupportedException();

    void IParkingAwaiter.Park(Coroutine coroutine) => scope.WaitForMembers(coroutine);

    string IParkingAwaiter.WaitsFor => scope.Describe();

    bool IParkingAwaiter.CanEndFromOutside(Coroutine waiter) => false;
}
