using System.Diagnostics;
using Workshop.Coroutines;
using Workshop.Measurement;
using Workshop.Processes;
using Workshop.Threads;

namespace Workshop.Experiments;

/// <summary>The operations that the course is about, each measured as its own experiment measures it: what <c>course measure</c> records.</summary>
/// <remarks>Names and experiments are those of the charts, so that a chart can draw the recorded machines behind its own bars.</remarks>
public static class CoreOperations
{
    private const int TurnsPerSample = 10_000;
    private const int QuickSamples = 6;

    private static readonly ChildOptions Silent = new() { StandardOutput = TextWriter.Null, StandardError = TextWriter.Null };

    private static readonly MeasureOptions Careful = new();

    private static readonly MeasureOptions SlowButCareful = new() { MinimumSamples = 30, MaximumSamples = 100, TimeBudget = TimeSpan.FromSeconds(2) };

    private static readonly MeasureOptions Hasty = new()
    {
        MinimumSamples = QuickSamples,
        MaximumSamples = QuickSamples,
        WarmUpLimit = TimeSpan.FromMilliseconds(20),
        TimeBudget = TimeSpan.Zero,
    };

    private static long s_sink;

    /// <summary>Measures all of them, one after the other. Takes about half a minute.</summary>
    /// <param name="quick">Whether a few samples of each are enough: it shows that everything runs, not how fast.</param>
    /// <param name="begins">Is told what begins, and which part of how many that is; null for nobody.</param>
    /// <param name="cancellationToken">Ends it between two parts.</param>
    /// <returns>What was measured, and what could not be, with the reason.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static (IReadOnlyList<RecordedOperation> Operations, IReadOnlyList<SkippedOperation> Skipped) Measure(
        bool quick = false, Action<string, int, int>? begins = null, CancellationToken cancellationToken = default)
    {
        var (options, slow) = quick ? (Hasty, Hasty) : (Careful, SlowButCareful);
        (string What, Func<IEnumerable<Row>> Rows)[] parts =
        [
            ("the clock", () => [Row.Of("clock", "reading the clock", Measurement.Measure.Run("clock", static () => s_sink = Stopwatch.GetTimestamp(), options))]),
            ("programs and processes", () => Processes(slow)),
            ("threads", () => Threads(options)),
            ("coroutines", () => Coroutines(options)),
            ("hand-offs between threads", () => HandOffLatency.Run(options).Select(row => new Row("hand-off", row.Name, row.Latency, row.Limitation))),
            ("round trips between processes", () => IpcRoundTrip.Run(roundTrips: quick ? QuickSamples : 2_000)
                .Select(row => new Row("round-trip", row.Channel, row.Times, row.Limitation))),
            ("throughput between processes", () => IpcThroughput.Run(batches: quick ? QuickSamples : 100)
                .Select(row => new Row("throughput", row.Channel, row.Blocks, row.Limitation, IpcThroughput.BlockLength))),
        ];
        var rows = new List<Row>();
        for (var part = 0; part < parts.Length; part++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            begins?.Invoke(parts[part].What, part + 1, parts.Length);
            rows.AddRange(parts[part].Rows());
        }

        return (
            [.. rows.Where(row => row.Times is not null).Select(row => RecordedOperation.Of(row.Experiment, row.Name, row.Times!, row.Bytes))],
            [.. rows.Where(row => row.Times is null).Select(row => new SkippedOperation(row.Experiment, row.Name, row.Limitation ?? "It gave no samples."))]);
    }

    private static IEnumerable<Row> Processes(MeasureOptions options)
    {
        // The smallest program that every system has.
        (string Program, string[] Arguments) least = OperatingSystem.IsWindows() ? ("cmd", ["/c", "exit"]) : ("true", []);
        yield return Started("program", () => Measurement.Measure.Run("program", () => ChildProgram.Run(least.Program, least.Arguments, Silent), options));
        yield return Started("process", () => UnitCosts.OfProcesses(options).Life);

        static Row Started(string name, Func<Measurement.Measurement> measure)
        {
            try
            {
                return Row.Of("start-and-end", name, measure());
            }
            catch (ChildProcessException refused)
            {
                return new Row("start-and-end", name, Times: null, refused.Message);
            }
        }
    }

    private static IEnumerable<Row> Threads(MeasureOptions options)
    {
        yield return Row.Of("start-and-end", "thread", UnitCosts.OfThreads(options: options).Life);
        yield return Row.Of("start-and-end", "thread, alone", Measurement.Measure.Run("thread", static () =>
        {
            var thread = new Thread(Nothing);
            thread.Start();
            thread.Join();
        }, options));
        yield return new Row("start-and-end", "pinned thread, alone", Limitations.Pinning is null ? Measurement.Measure.Run("pinned thread", static () =>
        {
            using var thread = PinnedThread.Start(CpuAffinity.AllowedCores[^1], Nothing);
            thread.Join();
        }, options) : null, Limitations.Pinning);
    }

    private static IEnumerable<Row> Coroutines(MeasureOptions options)
    {
        yield return Row.Of("start-and-end", "coroutine", UnitCosts.OfCoroutines(options: options).Life);
        using var worker = new CooperativeScheduler(workers: 1);
        yield return Row.Of("switch", "coroutine", Measurement.Measure.Record("coroutine switch", () =>
        {
            var start = Stopwatch.GetTimestamp();
            _ = worker.Start(TakeTurns());
            _ = worker.Start(TakeTurns());
            worker.WaitAll();
            return Stopwatch.GetTimestamp() - start;
        }, 2 * TurnsPerSample, options));
    }

    private static async Coroutine TakeTurns()
    {
        for (var turn = 0; turn < TurnsPerSample; turn++)
            await Coroutine.Yield();
    }

    private static void Nothing()
    {
    }

    private sealed record Row(string Experiment, string Name, Measurement.Measurement? Times, string? Limitation, long? Bytes = null)
    {
        internal static Row Of(string experiment, string name, Measurement.Measurement times) => new(experiment, name, times, Limitation: null);
    }
}
