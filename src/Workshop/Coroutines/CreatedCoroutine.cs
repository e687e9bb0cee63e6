using System.Runtime.CompilerServices;

namespace Workshop.Coroutines;

/// <summary>Takes a new coroutine from its builder's Start to its builder's Task, which the compiler's code calls right after each other.</summary>
/// <remarks>A field of the builder could do that, but the builder is part of the state machine: it would cost eight bytes in each coroutine, for ever.</remarks>
internal static class CreatedCoroutine
{
    [ThreadStatic]
    private static Coroutine? _coroutine;

    /// <param name="coroutine">Is new, and nobody else has it.</param>
    /// <param name="worker">The one that the calling thread is; null when it is none.</param>
    internal static void Put(Coroutine coroutine, Worker? worker)
    {
        if (worker is null)
        {
            PutOutside(coroutine);
            return;
        }

        coroutine.BeginAtHome(worker);
        worker.Created = coroutine;
    }

    internal static Coroutine Take()
        => Worker.Current is { } worker ? worker.Created! : TakeOutside(); // A worker's is overwritten by the next one, at the latest.

    // Out of line, like the other one: reaching a thread's variable takes many instructions, and these are part of each call of a coroutine method.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void PutOutside(Coroutine coroutine) => _coroutine = coroutine;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Coroutine TakeOutside()
    {
        var coroutine = _coroutine!;
        _coroutine = null;
        return coroutine;
    }
}
