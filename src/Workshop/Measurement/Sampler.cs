using System.Diagnostics;
using System.Runtime;

namespace Workshop.Measurement;

/// <summary>One operation on its way to a <see cref="Measurement"/>: warm up, choose the batch, take samples, subtract the clock.</summary>
/// <param name="subject">What is measured.</param>
/// <param name="options">How, validated.</param>
/// <param name="progress">Who hears how far it has come.</param>
internal sealed class Sampler(Subject subject, MeasureOptions options, ProgressReports progress)
{
    // The runtime begins to recompile busy methods when no new one was called for 100 ms, and looks every 100 ms. So it may look idle for almost
    // 200 ms, and rest means longer than that.
    private static readonly TimeSpan JitRest = TimeSpan.FromMilliseconds(250);

    private const double SteadyWithin = 0.1;
    private const double AlmostAll = 0.99;
    private const long MostOperations = 1L << 40;
    private const double LeastTicks = 1e-3;
    private const int EmptyReadings = 15;

    private readonly long _sampleTicks = (long)(options.SampleTime.TotalSeconds * Stopwatch.Frequency);
    private readonly List<Nanoseconds> _samples = [];
    private WarmUp _warmUp;
    private long _batch = subject.FixedBatch ?? 1;
    private Nanoseconds _overhead;
    private Nanoseconds _callCost;
    private Disturbance? _disturbance;

    /// <summary>Warms up and takes all samples of one operation.</summary>
    internal static Measurement Measure(Subject subject, MeasureOptions options)
    {
        var progress = new ProgressReports(options, operations: 1);
        var sampler = new Sampler(subject, options, progress);
        sampler.Prepare();
        TakeInTurns(options, progress, sampler);
        return sampler.ToMeasurement();
    }

    /// <summary>Everything before the first sample.</summary>
    internal void Prepare()
    {
        // The JIT compiler shall be done with the code that watches, too, before the samples begin.
        DisturbanceWatch.Start(options.Counters).Stop();
        WarmUp();
        if (subject.Empty is not { } empty)
            return;
        // The fastest reading counts: what a disturbance adds must not be taken from the operation.
        var clock = Nanoseconds.FromStopwatchTicks(Fastest(() => empty(0)));
        var calls = Nanoseconds.FromStopwatchTicks(Fastest(() => empty(_batch)));
        _overhead = clock / _batch;
        _callCost = calls > clock ? (calls - clock) / _batch : Nanoseconds.Zero;
    }

    internal void TakeSample()
    {
        var raw = Nanoseconds.FromStopwatchTicks(subject.Operation(_batch)) / _batch;
        _samples.Add(raw > _overhead ? raw - _overhead : Nanoseconds.Zero);
    }

    /// <summary>Takes samples of all of them in turns, so that whatever disturbs the machine disturbs each alike.</summary>
    internal static void TakeInTurns(MeasureOptions options, ProgressReports progress, params IReadOnlyList<Sampler> samplers)
    {
        var name = string.Join(" and ", samplers.Select(sampler => sampler.Name));
        var watch = DisturbanceWatch.Start(options.Counters);
        var start = Stopwatch.GetTimestamp();
        for (var taken = 0; taken < options.MaximumSamples; taken++)
        {
            var elapsed = Stopwatch.GetElapsedTime(start);
            if (taken >= options.MinimumSamples && elapsed >= options.TimeBudget)
                break;
            progress.Sampling(name, ShareOf(options, taken, elapsed));
            foreach (var sampler in samplers)
                sampler.TakeSample();
        }

        var disturbance = watch.Stop();
        foreach (var sampler in samplers)
            sampler._disturbance = disturbance;
        progress.Sampling(name, share: 1);
    }

    private string Name => subject.Name;

    internal Measurement ToMeasurement() => new(subject.Name, _samples)
    {
        BatchSize = _batch,
        Overhead = _overhead,
        CallCost = _callCost,
        WarmUp = _warmUp,
        DebugCode = subject.DebugCode,
        Disturbance = _disturbance,
    };

    // Runs batches until the JIT compiler has rested for a while and the time per operation was the same in both halves of that while.
    private void WarmUp()
    {
        var start = Stopwatch.GetTimestamp();
        var steady = false;
        double ticksPerOperation;
        do
        {
            progress.WarmingUp(Name, options.WarmUpLimit > TimeSpan.Zero ? Math.Min(Stopwatch.GetElapsedTime(start) / options.WarmUpLimit, AlmostAll) : 0);
            var compiled = JitInfo.GetCompiledMethodCount();
            var first = RunFor(Shorter(JitRest, options.WarmUpLimit) / 2);
            ticksPerOperation = RunFor(Shorter(JitRest, options.WarmUpLimit) / 2);
            steady = options.WarmUpLimit >= JitRest
                && compiled == JitInfo.GetCompiledMethodCount()
                && Math.Abs(first - ticksPerOperation) <= SteadyWithin * Math.Max(first, ticksPerOperation);
        }
        while (!steady && Stopwatch.GetElapsedTime(start) < options.WarmUpLimit);

        progress.WarmingUp(Name, share: 1);
        _warmUp = new(Stopwatch.GetElapsedTime(start), steady);
        // The warm-up's batches grew while the code was still slow, so they may have stopped growing too early.
        if (subject.FixedBatch is null)
            _batch = (long)Math.Clamp(Math.Ceiling(_sampleTicks / Math.Max(ticksPerOperation, LeastTicks)), 1, MostOperations);
    }

    /// <summary>Runs batches for that long, and longer while they still grow; the fastest batch's ticks per operation.</summary>
    private double RunFor(TimeSpan duration)
    {
        var start = Stopwatch.GetTimestamp();
        var best = double.MaxValue;
        bool grew;
        do
        {
            var ticks = subject.Operation(_batch);
            best = Math.Min(best, (double)ticks / _batch);
            grew = subject.FixedBatch is null && ticks < _sampleTicks && _batch < MostOperations;
            if (grew)
                _batch *= 2;
        }
        while (grew || Stopwatch.GetElapsedTime(start) < duration);
        return best;
    }

    // Sampling ends with the most samples, or with the fewest and the time, whatever comes first.
    private static double ShareOf(MeasureOptions options, int taken, TimeSpan elapsed)
    {
        var fewest = (double)taken / options.MinimumSamples;
        var time = options.TimeBudget > TimeSpan.Zero ? Math.Min(fewest, elapsed / options.TimeBudget) : fewest;
        return Math.Min(Math.Max((double)taken / options.MaximumSamples, time), AlmostAll);
    }

    private static long Fastest(Func<long> reading) => Enumerable.Range(0, EmptyReadings).Min(_ => reading());

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
