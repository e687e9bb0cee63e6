using System.Runtime.CompilerServices;

namespace Workshop.Coroutines;

/// <summary>Refuses an await that only a coroutine may do, in a way that reaches the method that awaited.</summary>
/// <remarks>
/// An exception from OnCompleted would end the process. So the method is continued at once, and the
/// awaiter's GetResult, which runs inside the method, throws.
/// </remarks>
internal static class ForeignAwait
{
    /// <summary>How many refusals are under way on all threads: one plain read tells a coroutine that it has nothing to check.</summary>
    internal static int InFlight;

    [ThreadStatic]
    private static bool _onThisThread;

    internal static void Refuse(Action continuation)
    {
        Interlocked.Increment(ref InFlight);
        _onThisThread = true;
        try
        {
            continuation();
        }
        finally
        {
            _onThisThread = false;
            Interlocked.Decrement(ref InFlight);
        }
    }

    // Not inlined: where the JIT knows no profile it would put the making of both texts into each coroutine that yields.
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void ThrowIfOnThisThread(string operation) => ThrowIfOnThisThread($"Coroutine.{operation}", $"await Task.{operation}");

    internal static void ThrowIfOnThisThread(string operation, string alternative)
    {
        if (!_onThisThread) return;
        _onThisThread = false;
        throw new InvalidOperationException($"{operation} was awaited in an ordinary async method, which no CooperativeScheduler runs. Declare the method as 'async Coroutine' and start it on a scheduler, or {alternative}.");
    }
}
