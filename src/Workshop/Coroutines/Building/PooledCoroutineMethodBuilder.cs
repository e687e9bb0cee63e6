using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Workshop.Coroutines;

/// <summary>Makes an <c>async Coroutine</c> method use its objects again: <c>[AsyncMethodBuilder(typeof(PooledCoroutineMethodBuilder))]</c> above it.</summary>
/// <remarks>
/// <para>The object goes back when the coroutine was called with <c>await</c>, once, or when it was launched (<see cref="CooperativeScheduler.Launch"/>) and has
/// ended. From then on it may be another coroutine, so keep no reference to it: awaiting it again is an error at best. One that failed is not used again.</para>
/// <para>The members do what those of <see cref="CoroutineMethodBuilder"/> do, in the same order.</para>
/// </remarks>
[SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "The compiler's contract asks for instance members.")]
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "Nobody compares builders.")]
[StructLayout(LayoutKind.Sequential)]
public struct PooledCoroutineMethodBuilder
{
    // See CoroutineMethodBuilder.
    private readonly byte _byte;

    /// <summary>1. The method was called.</summary>
    public static PooledCoroutineMethodBuilder Create() => default;

    /// <summary>2. Copies the state machine into a coroutine, used or new, and runs nothing.</summary>
    public void Start<TStateMachine>(ref TStateMachine stateMachine) where TStateMachine : IAsyncStateMachine
    {
        var worker = Worker.Current;
        var box = PooledCoroutineBox<TStateMachine>.Rent(worker);
        box.StateMachine = stateMachine;
        CreatedCoroutine.Put(box, worker);
    }

    /// <summary>3. What the method returns to its caller.</summary>
    public readonly Coroutine Task => CreatedCoroutine.Take();

    /// <summary>4. The method awaits something that is not done.</summary>
    public readonly void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine
        => Suspension.At(ref awaiter);

    /// <summary>4. The same for an awaiter that knows no unsafe variant.</summary>
    public readonly void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
        => Suspension.AtOrdinary(ref awaiter);

    /// <summary>5. The method returned.</summary>
    public readonly void SetResult() => Worker.End(CoroutineEnding.Success);

    /// <summary>5. An exception left the method.</summary>
    public readonly void SetException(Exception exception) => Worker.End(CoroutineEnding.Of(exception));

    /// <summary>Never called by today's compilers.</summary>
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }
}
