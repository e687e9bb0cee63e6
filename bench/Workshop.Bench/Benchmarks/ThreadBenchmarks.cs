using Workshop.Bench.Running;
using Workshop.Measurement;
using Workshop.Threads;

namespace Workshop.Bench.Benchmarks;

/// <summary>Starting a thread and waiting for its end.</summary>
internal static class ThreadBenchmarks
{
    private static readonly Side Pinned = new ManagedSide("PinnedThread", StartPinned);

    private static int s_runs;

    internal static IReadOnlyList<Benchmark> All { get; } =
    [
        new("pinned-thread", "pinned thread: start, run, join", Pinned, new ManagedSide(".NET Thread", StartPlain), Target.AtMost(1.15)),
        new("pinned-thread-pthread", "the same beside pthreads", Pinned, new NativeSide("thread"), Target.None),
    ];

    private static Measurement.Measurement StartPinned(SideSettings settings)
    {
        var core = CpuAffinity.AllowedCores[^1];
        return Measure.Run("pinned thread", () =>
        {
            using var thread = PinnedThread.Start(core, Body);
            thread.Join();
        }, settings.Options);
    }

    private static Measurement.Measurement StartPlain(SideSettings settings) => Measure.Run("thread", () =>
    {
        var thread = new Thread(Body);
        thread.Start();
        thread.Join();
    }, settings.Options);

    private static void Body() => Interlocked.Increment(ref s_runs);
}
