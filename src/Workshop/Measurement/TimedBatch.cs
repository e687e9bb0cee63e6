using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Workshop.Measurement;

/// <summary>Runs the operation that many times in a row and tells what that took, in <see cref="Stopwatch"/> ticks.</summary>
internal delegate long TimedBatch(long operations);

/// <summary>The loops that measure. Nothing but the operation, the counting and two clock readings lies between start and end.</summary>
internal static class TimedBatches
{
    internal static TimedBatch Of(Action operation) => operations => Run(operation, operations);

    /// <summary>Runs on the thread pool and stamps there, so that the way there and back is not counted.</summary>
    internal static TimedBatch Of(Func<Task> operation) =>
        operations => Task.Run(() => RunAsync(operation, operations)).GetAwaiter().GetResult();

    // Optimised from the first call, and never specialised to one delegate: an empty batch and a full one run the same code.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static long Run(Action operation, long operations)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0L; i < operations; i++)
            operation();
        return Stopwatch.GetTimestamp() - start;
    }

    private static async Task<long> RunAsync(Func<Task> operation, long operations)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0L; i < operations; i++)
            await operation().ConfigureAwait(false);
        return Stopwatch.GetTimestamp() - start;
    }
}
