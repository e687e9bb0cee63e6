using System.Runtime.CompilerServices;

namespace Workshop.Coroutines;

/// <summary>A <see cref="CoroutineBox{TStateMachine}"/> that serves one call after the other.</summary>
internal sealed class PooledCoroutineBox<TStateMachine> : Coroutine
    where TStateMachine : IAsyncStateMachine
{
    private const int MostSpare = 4096;

    private static readonly int Pool = Worker.NewPool();

    internal TStateMachine StateMachine = default!;

    internal override Type StateMachineType => typeof(TStateMachine);

    internal override bool IsPooled => true;

    internal static PooledCoroutineBox<TStateMachine> Rent()
    {
        if (Worker.Current is not { } worker || worker.SpareOf(Pool) is not { First: { } first } spare) return new PooledCoroutineBox<TStateMachine>();
        var box = Unsafe.As<PooledCoroutineBox<TStateMachine>>(first);
        spare.First = box.Next;
        spare.Count--;
        box.BeginAnew();
        return box;
    }

    internal override void Recycle()
    {
        if (!TryRetire() || Worker.Current is not { } worker) return;
        var spare = worker.SpareOf(Pool);
        if (spare.Count == MostSpare) return;
        // What its variables refer to must not live as long as the pool.
        if (RuntimeHelpers.IsReferenceOrContainsReferences<TStateMachine>()) StateMachine = default!;
        Next = spare.First;
        spare.First = this;
        spare.Count++;
    }

    internal override void Resume() => StateMachine.MoveNext();

    internal override object CopyStateMachine() => StateMachineCopy.Of(StateMachine);
}
