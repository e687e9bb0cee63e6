using System.Diagnostics;
using Workshop.Measurement;
using Workshop.Threads;

namespace Workshop.Experiments;

/// <summary>The same piece of work again and again, on a pinned thread and on one that may wander, with and without a rival.</summary>
/// <remarks>
/// Shows what affinity does: the core never changes. And what it does not: keep others away. The rival is bound to the core of the
/// pinned thread, which has to share it, while the other thread may flee. Times vary in every case.
/// </remarks>
public static class Jitter
{
    private const int Rounds = 8;

    // Some 100 µs: long enough for the clock, short enough that most repetitions end within one time slice.
    private const int StepsPerRepetition = 80_000;

    /// <summary>Runs every condition in turns, in eight rounds.</summary>
    /// <param name="repetitions">How often the work is timed under each condition; at least 8. Rounded up to a multiple of 8.</param>
    public static JitterResult Run(int repetitions = 400)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(repetitions, Rounds);
        var core = CpuAffinity.AllowedCores[0];
        var conditions = new List<Condition>();
        foreach (var loaded in new[] { false, true })
        {
            if (CpuAffinity.IsSupported)
                conditions.Add(new(core, loaded));
            conditions.Add(new(Core: null, loaded));
        }

        // All conditions take turns in every round, so what disturbs one disturbs them all. The rival is no disturbance: it is this process's.
        var watch = DisturbanceWatch.Start();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var condition in conditions)
            {
                using var rival = condition.Loaded ? new CompetingLoad(CpuAffinity.IsSupported ? core : null) : null;
                condition.RunRound((repetitions + Rounds - 1) / Rounds);
            }
        }

        var disturbance = watch.Stop();
        return new([.. conditions.Select(condition => condition.ToSeries(disturbance))], Limitations.Pinning ?? Limitations.SeveralCores);
    }

    private sealed record Condition(int? Core, bool Loaded)
    {
        private readonly List<Nanoseconds> _times = [];
        private readonly List<int> _cores = [];
        private int _coreChanges;
        private ContextSwitches? _switches = new ContextSwitches();

        internal void RunRound(int repetitions) => StartTogether.Run([Core], _ =>
        {
            var before = ContextSwitches.OfThisThread();
            var last = CpuAffinity.CurrentCore;
            for (var i = 0; i < repetitions; i++)
            {
                var start = Stopwatch.GetTimestamp();
                Arithmetic.Chain(StepsPerRepetition);
                _times.Add(Nanoseconds.FromStopwatchTicks(Stopwatch.GetTimestamp() - start));
                if (CpuAffinity.CurrentCore is not { } core)
                    continue;
                _cores.Add(core);
                if (core != last)
                    _coreChanges++;
                last = core;
            }

            _switches += ContextSwitches.OfThisThread() - before;
        });

        internal JitterSeries ToSeries(Disturbance? disturbance) => new(
            Core is not null,
            Loaded,
            new($"{(Core is null ? "unpinned" : "pinned")}, {(Loaded ? "loaded" : "idle")}", _times) { Disturbance = disturbance },
            _cores.AsReadOnly(),
            _coreChanges,
            _switches);
    }
}
