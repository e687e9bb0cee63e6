using System.Diagnostics;
using System.Runtime.CompilerServices;
using Workshop.Bench.Running;
using Workshop.Coroutines;
using Workshop.Measurement;

namespace Workshop.Bench.Benchmarks;

/// <summary>Coroutines beside C++20's on a hand-written scheduler, and beside what .NET has.</summary>
internal static class CoroutineBenchmarks
{
    private const int Million = 1_000_000;

    internal static IReadOnlyList<Benchmark> All { get; } =
    [
        Yield(2),
        Yield(100),
        Yield(10_000),
        new("coroutine-yield-task", "the same beside Task.Yield on the thread pool",
            new ManagedSide("Coroutine", settings => YieldAmong(100, 1, settings)), new ManagedSide("Task.Yield", TaskYield), Target.TimesFaster(30), CoreUse.One),
        new("coroutine-two-workers", "yield and resume on two workers, 10,000 started on one, beside two fixed halves",
            new ManagedSide("Coroutine", settings => YieldAmong(10_000, 2, settings)), new NativeSide("yield-two-workers", NativeFloor.Coroutines), Target.AtMost(1.25), CoreUse.Two),
        new("coroutine-hand-off", "a value from one coroutine to another over a channel",
            new ManagedSide("CoroutineChannel", HandOff), new NativeSide("hand-off", NativeFloor.Coroutines), Target.AtMost(2.5), CoreUse.One),
        new("coroutine-hand-off-channel", "the same, beside C++ with waiting lists and a queue of ready ones",
            new ManagedSide("CoroutineChannel", HandOff), new NativeSide("hand-off-channel", NativeFloor.Coroutines), Target.None, CoreUse.One),
        new("coroutine-start", "start, one yield, end, beside C++ with malloc",
            new ManagedSide("Coroutine", Starts), new NativeSide("start-malloc", NativeFloor.Coroutines), Target.AtMost(1), CoreUse.One),
        new("coroutine-start-pooled", "the same with pooled coroutines beside a free list",
            new ManagedSide("pooled", PooledStarts), new NativeSide("start-free-list", NativeFloor.Coroutines), Target.AtMost(2), CoreUse.One),
        new("coroutine-bytes", "bytes a coroutine suspended in a yield, one million live, beside C++ with malloc",
            new ManagedSide("Coroutine", Bytes), new NativeSide("bytes", NativeFloor.Coroutines), Target.AtMost(1), CoreUse.One) { IsMemory = true },
    ];

    private static Benchmark Yield(int live) => new(
        $"coroutine-yield-{live}", $"yield and resume on one worker, {live:N0} live",
        new ManagedSide("Coroutine", settings => YieldAmong(live, 1, settings)), new NativeSide($"yield-{live}", NativeFloor.Coroutines), Target.AtMost(1.5), CoreUse.One);

    // One of them times the others' turns and its own.
    internal static Measurement.Measurement YieldAmong(int live, int workers, SideSettings settings)
    {
        using var floor = new CooperativeScheduler(workers, pinned: true);
        var stop = false;
        floor.Run(StartOthers());
        var turns = Math.Max(live * 4, workers * 1_000_000);
        var measurement = Measure.Record("yield", () => floor.Run(Time()), turns, settings.Options);
        stop = true;
        floor.WaitAll();
        return measurement;

        async Coroutine StartOthers()
        {
            for (var i = 1; i < live; i++) _ = CooperativeScheduler.Current!.Start(Spin());
            await Coroutine.Yield();
        }

        async Coroutine Spin()
        {
            while (!stop) await Coroutine.Yield();
        }

        async Coroutine<long> Time()
        {
            await Coroutine.Yield();
            var before = floor.Statistics.Switches;
            var start = Stopwatch.GetTimestamp();
            while (floor.Statistics.Switches - before < turns)
            {
                for (var i = 0; i < 10_000 / live + 1; i++) await Coroutine.Yield();
            }

            var elapsed = Stopwatch.GetTimestamp() - start;
            // The last round went beyond the number a little.
            return (long)(elapsed * ((double)turns / (floor.Statistics.Switches - before)));
        }
    }

    private static Measurement.Measurement TaskYield(SideSettings settings) => Measure.Record("Task.Yield", () =>
    {
        var start = Stopwatch.GetTimestamp();
        Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(Yields))).Wait();
        return Stopwatch.GetTimestamp() - start;

        static async Task Yields()
        {
            for (var i = 0; i < 1000; i++) await Task.Yield();
        }
    }, 100_000, settings.Options);

    internal static Measurement.Measurement HandOff(SideSettings settings)
    {
        const int Items = 100_000;
        using var floor = new CooperativeScheduler(pinned: true);
        var channel = new CoroutineChannel<long>(0);
        var receiver = floor.Start(Receive());
        var measurement = Measure.Record("hand-off", () => floor.Run(Send()), Items, settings.Options);
        channel.Complete();
        receiver.Wait();
        return measurement;

        async Coroutine<long> Send()
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < Items; i++) await channel.SendAsync(i);
            return Stopwatch.GetTimestamp() - start;
        }

        async Coroutine<long> Receive()
        {
            var sum = 0L;
            await foreach (var item in channel.ReceiveAllAsync()) sum += item;
            return sum;
        }
    }

    private static Measurement.Measurement Starts(SideSettings settings) => StartWaves(settings, static () => YieldOnce());

    internal static Measurement.Measurement PooledStarts(SideSettings settings) => StartWaves(settings, static () => YieldOncePooled());

    // In waves of a hundred, as the native side.
    private static Measurement.Measurement StartWaves(SideSettings settings, Func<Coroutine> create)
    {
        const int Waves = 200;
        const int Wave = 100;
        using var floor = new CooperativeScheduler(pinned: true);
        return Measure.Record("start", () => floor.Run(Time()), Waves * Wave, settings.Options);

        async Coroutine<long> Time()
        {
            var scheduler = CooperativeScheduler.Current!;
            var start = Stopwatch.GetTimestamp();
            for (var wave = 0; wave < Waves; wave++)
            {
                for (var i = 0; i < Wave; i++) scheduler.Launch(create());
                await Coroutine.Yield();
                await Coroutine.Yield();
            }

            return Stopwatch.GetTimestamp() - start;
        }
    }

    internal static Measurement.Measurement Bytes(SideSettings settings)
    {
        using var floor = new CooperativeScheduler();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var each = floor.Run(StartThem());
        floor.WaitAll();
        // Once is all there is, and the report asks for five samples, in ticks.
        return Measure.Record("bytes", () => (long)Math.Round(each * Stopwatch.Frequency / 1e3), Million, settings.Options);

        async Coroutine<double> StartThem()
        {
            for (var i = 0; i < Million; i++) _ = CooperativeScheduler.Current!.Start(Nap(i % 3 + 1));
            await Coroutine.Yield();
            return (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Million;
        }

        static async Coroutine Nap(int times)
        {
            for (var i = 0; i < times; i++) await Coroutine.Yield();
        }
    }

    private static async Coroutine YieldOnce() => await Coroutine.Yield();

    [AsyncMethodBuilder(typeof(PooledCoroutineMethodBuilder))]
    private static async Coroutine YieldOncePooled() => await Coroutine.Yield();
}
