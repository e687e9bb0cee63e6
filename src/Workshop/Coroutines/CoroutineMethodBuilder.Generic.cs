using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Workshop.Coroutines;

/// <summary>What the compiler calls for an <c>async Coroutine&lt;T&gt;</c> method. Not for use in code.</summary>
/// <typeparam name="T">Of the method's result.</typeparam>
/// <remarks>The members do what those of <see cref="CoroutineMethodBuilder"/> do, in the same order.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct CoroutineMethodBuilder<T>
{
    private Coroutine<T>? _coroutine;

    /// <summary>1. The method was called.</summary>
    [SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "The compiler's contract asks for it.")]
    public static CoroutineMethodBuilder<T> Create() => default;

    /// <summary>2. Copies the state machine into a new coroutine and runs nothing.</summary>
    public void Start<TStateMachine>(ref TStateMachine stateMachine) where TStateMachine : IAsyncStateMachine
    {
        var box = new CoroutineBox<TStateMachine, T>();
        _coroutine = box;
        box.StateMachine = stateMachine;
    }

    /// <summary>3. What the method returns to its caller.</summary>
    public readonly Coroutine<T> Task => _coroutine!;

    /// <summary>4. The method awaits something that is not done.</summary>
    public readonly void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine
        => Suspension.At(ref awaiter, _coroutine!);

    /// <summary>4. The same for an awaiter that knows no unsafe variant.</summary>
    public readonly void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
        => Suspension.AtOrdinary(ref awaiter, _coroutine!);

    /// <summary>5. The method returned.</summary>
    public readonly void SetResult(T result)
    {
        _coroutine!.Result = result;
        Worker.End(_coroutine, CoroutineEnding.Success);
    }

    /// <summary>5. An exception left the method.</summary>
    public readonly void SetException(Exception exception) => Worker.End(_coroutine!, CoroutineEnding.Of(exception));

    /// <summary>Never called by today's compilers.</summary>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "The compiler's contract asks for an instance method.")]
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }
}
