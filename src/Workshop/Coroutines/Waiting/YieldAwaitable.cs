using System.Runtime.CompilerServices;

namespace Workshop.Coroutines;

/// <summary>What <see cref="Coroutine.Yield"/> gives to <c>await</c>.</summary>
public readonly struct YieldAwaitable
{
    /// <summary>Makes <c>await Coroutine.Yield()</c> work.</summary>
    public YieldAwaiter GetAwaiter() => default;
}

/// <summary>Stops at every await; the coroutine keeps its place in the ring. Made by <c>await</c>; not for use in code.</summary>
public readonly struct YieldAwaiter : ICriticalNotifyCompletion
{
#pragma warning disable CS0169 // Nobody reads it. It is the byte that an empty struct has anyway, but one that the JIT can keep out of memory while it copies the state machine.
    private readonly byte _byte;
#pragma warning restore CS0169

    /// <summary>Always false: a yield always suspends.</summary>
    public bool IsCompleted => false;

    /// <summary>Nothing in a coroutine.</summary>
    /// <exception cref="InvalidOperationException">An ordinary async method awaited the yield.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void GetResult()
    {
        if (ForeignAwait.InFlight != 0) ForeignAwait.ThrowIfOnThisThread(nameof(Coroutine.Yield));
    }

    /// <summary>Called for ordinary async methods only.</summary>
    public void OnCompleted(Action continuation) => ForeignAwait.Refuse(continuation);

    /// <inheritdoc cref="OnCompleted"/>
    public void UnsafeOnCompleted(Action continuation) => ForeignAwait.Refuse(continuation);
}
