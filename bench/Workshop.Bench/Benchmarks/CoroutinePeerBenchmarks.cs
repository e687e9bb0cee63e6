using Workshop.Bench.Running;

namespace Workshop.Bench.Benchmarks;

/// <summary>Coroutines beside goroutines, tokio's tasks, and <c>async Task</c> methods that take turns on a ring.</summary>
internal static class CoroutinePeerBenchmarks
{
    private static readonly int[] Live = [2, 100, 10_000];

    internal static IReadOnlyList<Benchmark> All { get; } =
    [
        .. Yields("go", "Go", NativeFloor.Goroutines, timesFaster: 25),
        .. Yields("tokio", "tokio", NativeFloor.Tokio, timesFaster: 15),
        new("coroutine-go-two-workers", "yield and resume on two workers, 10,000 started on one, beside Go",
            new ManagedSide("Coroutine", static settings => CoroutineBenchmarks.YieldAmong(10_000, 2, settings)), Go("yield-two-workers"), Target.TimesFaster(60), CoreUse.Two),
        new("coroutine-tokio-two-workers", "yield and resume on two workers, 10,000 started on one, beside tokio",
            new ManagedSide("Coroutine", static settings => CoroutineBenchmarks.YieldAmong(10_000, 2, settings)), new NativeSide("yield-two-workers", NativeFloor.Tokio), Target.TimesFaster(20), CoreUse.Two),
        new("coroutine-go-hand-off", "a value from one to another over a channel, beside Go",
            new ManagedSide("CoroutineChannel", CoroutineBenchmarks.HandOff), Go("hand-off"), Target.TimesFaster(20), CoreUse.One),
        new("coroutine-go-start", "start, one yield, end, beside Go",
            new ManagedSide("pooled", CoroutineBenchmarks.PooledStarts), Go("start"), Target.TimesFaster(20), CoreUse.One),
        new("coroutine-go-bytes", "bytes a coroutine suspended in a yield beside a waiting goroutine with its stack",
            new ManagedSide("Coroutine", CoroutineBenchmarks.Bytes), Go("bytes"), Target.TimesFaster(30), CoreUse.One) { IsMemory = true },
        new("coroutine-ring", "yield and resume on one worker, 100 live, beside async Task on a ring",
            new ManagedSide("Coroutine", static settings => CoroutineBenchmarks.YieldAmong(100, 1, settings)), new ManagedSide("async Task", TaskRing.Measure), Target.TimesFaster(5), CoreUse.One),
    ];

    private static IEnumerable<Benchmark> Yields(string peer, string title, string program, double timesFaster) => Live.Select(live => new Benchmark(
        $"coroutine-{peer}-yield-{live}", $"yield and resume on one worker, {live:N0} live, beside {title}",
        new ManagedSide("Coroutine", settings => CoroutineBenchmarks.YieldAmong(live, 1, settings)), new NativeSide($"yield-{live}", program), Target.TimesFaster(timesFaster), CoreUse.One));

    private static NativeSide Go(string subject) => new(subject, NativeFloor.Goroutines);
}
