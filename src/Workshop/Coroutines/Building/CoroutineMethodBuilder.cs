using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Workshop.Coroutines;

/// <summary>What the compiler calls for an <c>async Coroutine</c> method. Not for use in code.</summary>
/// <remarks>The members stand in the order in which the compiler's code uses them.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "The compiler's contract asks for instance members.")]
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "Nobody compares builders.")]
[StructLayout(LayoutKind.Sequential)]
public struct CoroutineMethodBuilder
{
    // The byte that an empty struct has anyway, but by name: so the JIT can keep it out of memory while it copies the state machine.
    private readonly byte _byte;

    /// <summary>1. The method was called.</summary>
    public static CoroutineMethodBuilder Create() => default;

    /// <summary>2. Copies the state machine into a new coroutine and runs nothing.</summary>
    public void Start<TStateMachine>(ref TStateMachine stateMachine) where TStateMachine : IAsyncStateMachine
    {
        var box = new CoroutineBox<TStateMachine>();
        box.StateMachine = stateMachine;
        CreatedCoroutine.Put(box, Worker.Current);
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
