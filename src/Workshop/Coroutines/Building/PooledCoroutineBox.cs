using System.Runtime.CompilerServices;

namespace Workshop.Coroutines;

/// <summary>A <see cref="CoroutineBox{TStateMachine}"/> that serves one call after the other.</summary>
internal sealed class PooledCoroutineBox<TStateMachine> : Coroutine
    where TStateMachine : IAsyncStateMachine
{
    private static readonly int Pool = Worker.NewPool();

    internal TStateMachine StateMachine = default!;

    internal override Type StateMachineType => typeof(TStateMachine);

    private PooledCoroutineBox()
        : base(CoroutineTraits.Pooled)
    {
    }

    /// <param name="worker">The one that the calling thread is; null when it is none.</param>
    internal static PooledCoroutineBox<TStateMachine> Rent(Worker? worker)
    {
        if (worker?.SpareOf(Pool).TryTake() is not { } spare) return new PooledCoroutineBox<TStateMachine>();
        var box = Unsafe.As<PooledCoroutineBox<TStateMachine>>(spare);
        box.BeginAnew();
        return box;
    }

    private protected override void GoToPool(Worker worker)
    {
        if (!TryRetire()) return;
        // What its variables refer to must not live as long as the pool.
        if (RuntimeHelpers.IsReferenceOrContainsReferences<TStateMachine>()) StateMachine = default!;
        worker.SpareOf(Pool).Add(this);
    }

    internal override void Resume() => StateMachine.MoveNext();

    internal override object CopyStateMachine() => StateMachineCopy.Of(StateMachine);
}
