using System.Runtime.CompilerServices;

namespace Workshop.Coroutines;

/// <summary>A <see cref="CoroutineBox{TStateMachine}"/> that serves one call after the other.</summary>
internal sealed class PooledCoroutineBox<TStateMachine> : Coroutine
    where TStateMachine : IAsyncStateMachine
{
    private const int MostSpare = 4096;

    [ThreadStatic]
    private static PooledCoroutineBox<TStateMachine>? _spare;

    [ThreadStatic]
    private static int _spareCount;

    internal TStateMachine StateMachine = default!;

    internal override Type StateMachineType => typeof(TStateMachine);

    internal static PooledCoroutineBox<TStateMachine> Rent()
    {
        if (_spare is not { } box) return new PooledCoroutineBox<TStateMachine>();
        _spare = Unsafe.As<PooledCoroutineBox<TStateMachine>?>(box.Next);
        _spareCount--;
        box.BeginAnew();
        return box;
    }

    internal override void Recycle()
    {
        if (!TryRetire() || _spareCount == MostSpare) return;
        StateMachine = default!; // What its variables refer to must not live as long as the pool.
        Next = _spare;
        _spare = this;
        _spareCount++;
    }

    internal override void Resume() => StateMachine.MoveNext();

    internal override object CopyStateMachine() => StateMachineCopy.Of(StateMachine);
}
