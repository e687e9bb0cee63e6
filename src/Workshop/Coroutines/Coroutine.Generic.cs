using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Workshop.Coroutines;

/// <summary>A <see cref="Coroutine"/> with a result. Write one as <c>async Coroutine&lt;int&gt; Bake() { … return 7; }</c>.</summary>
/// <typeparam name="T">Of the result.</typeparam>
/// <remarks>Everything that holds for <see cref="Coroutine"/> holds here.</remarks>
[AsyncMethodBuilder(typeof(CoroutineMethodBuilder<>))]
public abstract class Coroutine<T> : Coroutine
{
    /// <summary>Written once, before the end is published by a full fence.</summary>
    internal T Result = default!;

    private protected Coroutine()
    {
    }

    /// <summary>Makes <c>await coroutine</c> give the result, in coroutines and in ordinary async methods.</summary>
    public new CoroutineAwaiter<T> GetAwaiter() => new(this);

    /// <summary>Blocks the calling thread until the coroutine has ended; gives its result or throws what it threw.</summary>
    /// <exception cref="InvalidOperationException">The coroutine was never started, or the calling thread is a worker, which must not block.</exception>
    public new T Wait(CancellationToken cancellationToken = default)
    {
        WaitForEnd(cancellationToken);
        return ResultOrThrow();
    }

    /// <summary>A task that ends as the coroutine does, for code that combines tasks.</summary>
    /// <exception cref="InvalidOperationException">The coroutine was never started.</exception>
    public new Task<T> AsTask()
    {
        ThrowIfNeverStarted();
        return Bridge(this);
        static async Task<T> Bridge(Coroutine<T> coroutine) => await coroutine;
    }

    [StackTraceHidden]
    internal T ResultOrThrow()
    {
        ThrowIfFailed();
        return Result;
    }
}
