using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Workshop.Coroutines;

/// <summary>What the compiler calls for an <c>async Coroutine&lt;T&gt;</c> method. Not for use in code.</summary>
/// <typeparam name="T">Of the method's result.</typeparam>
/// <remarks>The members do what those of <see cref="CoroutineMethodBuilder"/> do, in the same order.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "The compiler's contract asks for instance members.")]
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "Nobody compares builders.")]
[StructLayout(LayoutKind.Sequential)]
public struct CoroutineMethodBuilder<T>
{
    // See CoroutineMethodBuilder.
    private readonly byte _byte;

    /// <summary>1. The method was called.</summary>
    [SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "The compiler's contract asks for it.")]
    public static CoroutineMethodBuilder<T> Create() => default;

    /// <summary>2. Copies the state machine into a new coroutine and runs nothing.</summary>
    public void Start<TStateMachine>(ref TStateMachine stateMachine) where TStateMachine : IAsyncStateMachine
    {
        var box = new CoroutineBox<TStateMachine, T>();
        box.StateMachine = stateMachine;
        CreatedCoroutine.Put(box, Worker.Current);
    }

    /// <summary>3. What the method returns to its caller.</summary>
    public readonly Coroutine<T> Task => Unsafe.As<Coroutine<T>>(CreatedCoroutine.Take());

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
    public readonly void SetResult(T result)
    {
        Unsafe.As<Coroutine<T>>(Coroutine.Current!).Result = result;
        Worker.End(CoroutineEnding.Success);
    }

    /// <summary>5. An exception left the method.</summary>
    public readonly void SetException(Exception exception) => Worker.End(CoroutineEnding.Of(exception));

    /// <summary>Never called by today's compilers.</summary>
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }
}
