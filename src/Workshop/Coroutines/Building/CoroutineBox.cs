using System.Runtime.CompilerServices;

namespace Workshop.Coroutines;

/// <summary>The coroutine that holds the compiler's state machine: one object is handle, state and continuation at once.</summary>
internal sealed class CoroutineBox<TStateMachine> : Coroutine
    where TStateMachine : IAsyncStateMachine
{
    internal TStateMachine StateMachine = default!;

    internal override Type StateMachineType => typeof(TStateMachine);

    // In full at once: the quick first version would cost each switch of a short run as much again as the loop around it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Resume() => StateMachine.MoveNext();

    internal override object CopyStateMachine() => StateMachineCopy.Of(StateMachine);
}

/// <inheritdoc cref="CoroutineBox{TStateMachine}"/>
internal sealed class CoroutineBox<TStateMachine, T> : Coroutine<T>
    where TStateMachine : IAsyncStateMachine
{
    internal TStateMachine StateMachine = default!;

    internal override Type StateMachineType => typeof(TStateMachine);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Resume() => StateMachine.MoveNext();

    internal override object CopyStateMachine() => StateMachineCopy.Of(StateMachine);
}
