using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Workshop.Coroutines;

/// <summary>What <see cref="Coroutine.Yield"/> gives to <c>await</c>.</summary>
public readonly struct YieldAwaitable
{
    /// <summary>Makes <c>await Coroutine.Yield()</c> work.</summary>
    public YieldAwaiter GetAwaiter() => default;
}

/// <summary>Stops at every await; the coroutine keeps its place in the ring. Made by <c>await</c>; not for use in code.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct YieldAwaiter : ICriticalNotifyCompletion
{
    // See CoroutineMethodBuilder.
    private readonly byte _byte;

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
