using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Workshop.Measurement;

/// <summary>What a <see cref="Sampler"/> measures.</summary>
/// <param name="Name">The operation's name.</param>
/// <param name="Operation">Runs a batch.</param>
/// <param name="Empty">Runs a batch of nothing, whose time is the measuring itself; null when the operation times itself.</param>
/// <param name="FixedBatch">How many operations a batch holds, when the operation decides that itself.</param>
/// <param name="DebugCode">Whether it was compiled without optimisation.</param>
internal sealed record Subject(string Name, TimedBatch Operation, TimedBatch? Empty, long? FixedBatch, bool DebugCode)
{
    // Optimised from its first call: an empty batch that is still slow would overstate the cost of a call.
    private static readonly TimedBatch NoAction = TimedBatches.Of([MethodImpl(MethodImplOptions.AggressiveOptimization)] static () => { });
    private static readonly TimedBatch NoTask = TimedBatches.Of(static () => Task.CompletedTask);

    internal static Subject Of(string name, Action operation, MeasureOptions options) =>
        new(name, TimedBatches.Of(operation), NoAction, FixedBatch: null, IsDebugCode(name, operation, options));

    internal static Subject Of(string name, Func<Task> operation, MeasureOptions options) =>
        new(name, TimedBatches.Of(operation), NoTask, FixedBatch: null, IsDebugCode(name, operation, options));

    internal static Subject Of(string name, Func<long> sample, long operations, MeasureOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(operations, 1);
        return new(name, _ => NotNegative(name, sample()), Empty: null, operations, IsDebugCode(name, sample, options));
    }

    internal static Subject Of(string name, Func<TimeSpan> sample, long operations, MeasureOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(operations, 1);
        return new(name, _ => NotNegative(name, (long)(sample().TotalSeconds * Stopwatch.Frequency)), Empty: null, operations,
            IsDebugCode(name, sample, options));
    }

    private static bool IsDebugCode(string name, Delegate code, MeasureOptions options)
    {
        ArgumentNullException.ThrowIfNull(name);
        return OptimisationGuard.Check(name, code, options);
    }

    private static long NotNegative(string name, long ticks) => ticks >= 0
        ? ticks
        : throw new InvalidOperationException(
            $"'{name}' reported a time of {ticks} ticks. Return end minus start, both from {nameof(Stopwatch)}.{nameof(Stopwatch.GetTimestamp)}().");
}
