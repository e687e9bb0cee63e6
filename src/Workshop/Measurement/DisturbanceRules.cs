using System.Globalization;

namespace Workshop.Measurement;

/// <summary>Which growth of the counters is more than a quiet machine shows.</summary>
/// <remarks>
/// The thresholds leave room for what every system does by itself. Two readings of a counter that moves in steps of 10 ms can be
/// apart by some steps without any meaning, so times below 30 ms never count.
/// </remarks>
internal static class DisturbanceRules
{
    private const double MostStolen = 0.01;
    private const double MostCompeting = 0.05;
    private const double MostPressure = 0.1;
    private const double MostPreemptionsPerSecond = 20;
    private const double FewestMigrations = 2;
    private const double OwnThreads = 0.1;
    private static readonly TimeSpan OwnThreadsResolution = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Resolution = TimeSpan.FromMilliseconds(30);

    /// <summary>What disturbed the machine between two readings; null when nothing did.</summary>
    /// <param name="start">The first reading.</param>
    /// <param name="end">The later one.</param>
    /// <param name="sameThread">Whether one thread took both, so that its own counters may be compared.</param>
    internal static Disturbance? Judge(CounterReading start, CounterReading end, bool sameThread)
    {
        if (start.Busy is null && start.Switches is null && start.Pressure is null)
            return Disturbance.Untold;
        var wall = end.At - start.At;
        var coreTime = wall * start.Cores;
        // Threads of its own that compete, as two that pass a turn on one core do, are what is measured and no disturbance.
        var alone = sameThread && end.Own - start.Own - (end.Thread - start.Thread) is { } others && others <= Longer(wall * OwnThreads, OwnThreadsResolution);
        DisturbanceSign?[] signs =
        [
            Stolen(end.Stolen - start.Stolen, coreTime),
            Competing(end.Busy - start.Busy - (end.Own - start.Own), wall, coreTime),
            Throttled(end.Throttled - start.Throttled),
            alone ? Preempted(end.Switches?.Involuntary - start.Switches?.Involuntary, wall) : null,
            alone ? Migrated(end.Migrations - start.Migrations, end.Switches?.Voluntary - start.Switches?.Voluntary) : null,
            alone ? Pressed(end.Pressure - start.Pressure, wall) : null,
        ];
        var seen = signs.OfType<DisturbanceSign>().ToArray();
        return seen.Length == 0 ? null : Disturbance.Of(seen);
    }

    private static DisturbanceSign? Stolen(TimeSpan? stolen, TimeSpan coreTime) =>
        stolen is { } time && time > Longer(coreTime * MostStolen, Resolution)
            ? new(DisturbanceKind.StolenTime, time / coreTime, $"the hypervisor took {Percent(time / coreTime)} of the cores' time")
            : null;

    private static DisturbanceSign? Competing(TimeSpan? competing, TimeSpan wall, TimeSpan coreTime) =>
        competing is { } time && time > Longer(coreTime * MostCompeting, Resolution)
            ? new(DisturbanceKind.CompetingLoad, time / wall, Text($"other programs used {time / wall:0.00} cores"))
            : null;

    private static DisturbanceSign? Throttled(long? times) =>
        times is > 0
            ? new(DisturbanceKind.Throttling, times.Value, Text($"the processor or the container's quota throttled it {times} times"))
            : null;

    private static DisturbanceSign? Preempted(long? times, TimeSpan wall) =>
        times is { } count && count > MostPreemptionsPerSecond * Longer(wall, TimeSpan.FromSeconds(0.25)).TotalSeconds
            ? new(DisturbanceKind.Preemption, count, Text($"the measuring thread lost its core {count} times"))
            : null;

    // Whoever waits may wake up on another core; only a move without a wait tells of a rival.
    private static DisturbanceSign? Migrated(long? moves, long? waits) =>
        moves - waits is { } unexplained && unexplained >= FewestMigrations
            ? new(DisturbanceKind.Migration, unexplained, Text($"the measuring thread was moved to another core {unexplained} times"))
            : null;

    private static DisturbanceSign? Pressed(TimeSpan? pressure, TimeSpan wall) =>
        pressure is { } time && time > Longer(wall * MostPressure, Resolution)
            ? new(DisturbanceKind.CpuPressure, time / wall, $"for {Percent(time / wall)} of the time somebody was ready and had no core")
            : null;

    private static string Percent(double share) => Text($"{100 * share:0.0} %");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static TimeSpan Longer(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
