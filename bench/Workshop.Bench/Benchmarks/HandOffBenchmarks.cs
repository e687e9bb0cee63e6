using Workshop.Bench.Running;
using Workshop.Experiments;
using Workshop.Threads;

namespace Workshop.Bench.Benchmarks;

/// <summary>Passing a turn from one thread to another; the figure is one way.</summary>
internal static class HandOffBenchmarks
{
    private static readonly Side Futex = Passing("futex", HandOffKind.Futex);
    private static readonly Side SpinningThenFutex = Passing("spin, futex", HandOffKind.SpinningThenFutex);

    internal static IReadOnlyList<Benchmark> All { get; } =
    [
        new("handoff-1-futex", "hand-off on one core, blocking", Futex, new NativeSide("handoff-futex"), Target.AtMost(1.1), CoreUse.One),
        new("handoff-1-semaphore", "the same beside SemaphoreSlim",
            Futex, Passing("SemaphoreSlim", HandOffKind.SemaphoreSlim), Target.TimesFaster(1.7), CoreUse.One),
        new("handoff-2-spin", "hand-off across cores, spinning then blocking", SpinningThenFutex, new NativeSide("handoff-spin"), Target.AtMost(2), CoreUse.Two),
        new("handoff-2-futex", "the same beside a futex alone", SpinningThenFutex, new NativeSide("handoff-futex"), Target.TimesFaster(100), CoreUse.Two),
    ];

    private static ManagedSide Passing(string label, HandOffKind kind) =>
        new(label, settings => HandOffLatency.Measure(kind, settings.Core!.Value, settings.OtherCore!.Value, settings.Options));
}
