using System.Diagnostics;
using Workshop.Measurement;
using Workshop.Threads;

namespace Workshop.Experiments;

/// <summary>A busy thread among rivals who leave one core free, and then another one: how often does the system move it?</summary>
/// <remarks>
/// A free thread may flee to the core that has become free. A pinned one stays and shares its core. The system decides when moving is
/// worth it, so the free thread's count can be anything. The counts are the kernel's own: to look at the core from time to time would miss moves
/// there and back.
/// </remarks>
public static class Migrations
{
    private const int Rounds = 8;

    // Some 100 µs, as in Jitter.
    private const int StepsPerRepetition = 80_000;

    /// <summary>Runs the pinned and the free thread in turns, in eight rounds, while the load goes on.</summary>
    /// <param name="repetitions">How often each does its piece of work; at least 8. Rounded up to a multiple of 8.</param>
    public static MigrationsResult Run(int repetitions = 8_000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(repetitions, Rounds);
        var contenders = new List<Contender>();
        if (CpuAffinity.IsSupported)
            contenders.Add(new(CpuAffinity.AllowedCores[0]));
        contenders.Add(new(core: null));

        using (new RovingLoad())
        {
            for (var round = 0; round < Rounds; round++)
                contenders.ForEach(contender => contender.RunRound((repetitions + Rounds - 1) / Rounds));
        }

        return new(
            [.. contenders.Select(contender => contender.ToSeries())],
            Limitations.Pinning ?? Limitations.SeveralCores ?? ThreadActivity.MigrationsLimitation);
    }

    private sealed class Contender(int? core)
    {
        private readonly List<Nanoseconds> _times = [];
        private readonly List<ThreadActivity> _activities = [];

        internal void RunRound(int repetitions) => StartTogether.Run([core], _ =>
        {
            var watch = ThreadActivity.Watch(migrations: true);
            for (var i = 0; i < repetitions; i++)
            {
                var start = Stopwatch.GetTimestamp();
                Arithmetic.Chain(StepsPerRepetition);
                _times.Add(Nanoseconds.FromStopwatchTicks(Stopwatch.GetTimestamp() - start));
            }

            _activities.Add(watch.Stop());
        });

        internal MigrationsSeries ToSeries() => new(
            core is not null,
            new(core is null ? "unpinned" : "pinned", _times),
            _activities.Aggregate((sum, round) => sum + round));
    }
}
