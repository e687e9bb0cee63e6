using Workshop.Measurement;

namespace Workshop.Threads;

/// <summary>What the operating system did with a thread during a stretch of time.</summary>
/// <remarks>
/// The wall time is spent running, waiting for a core, or asleep: what <see cref="ProcessorTime"/> and <see cref="RunQueueWait"/> leave
/// is sleep. A virtual machine's own waits for a core of the host count as running. Reading takes time itself: an empty stretch shows
/// some 0.6 µs of processor time.
/// </remarks>
/// <example><code>
/// var watch = ThreadActivity.Watch();
/// Work();
/// var activity = watch.Stop();
/// </code></example>
/// <param name="WallTime">The length of the stretch.</param>
/// <param name="ProcessorTime">How long the thread ran. Windows counts whole ticks of its timer, mostly 15.6 ms.</param>
/// <param name="RunQueueWait">How long it was ready and waited for a core; null where the system does not tell (all but Linux).</param>
/// <param name="Switches">How often it was taken off its core; null where the system does not tell (all but Linux).</param>
/// <param name="Migrations">
/// How often it was moved to another core, by the kernel's own count; null where that was not asked for or is not told, see
/// <see cref="MigrationsLimitation"/>.
/// </param>
public readonly record struct ThreadActivity(
    Nanoseconds WallTime, Nanoseconds? ProcessorTime, Nanoseconds? RunQueueWait, ContextSwitches? Switches, long? Migrations)
{
    /// <summary>Why <see cref="Migrations"/> cannot be told here; null where they can.</summary>
    public static string? MigrationsLimitation { get; } = FindMigrationsLimitation();

    /// <summary>Begins to watch the calling thread.</summary>
    /// <param name="migrations">
    /// Whether to count migrations as well. The kernel writes a whole page to tell them, so each reading then takes some 7 µs instead of 2.
    /// </param>
    /// <remarks>
    /// The clock is read last here and first in <see cref="ThreadActivityWatch.Stop"/>, so most of the readings' own time is left out. The first watch of a
    /// thread opens files, which it keeps until it ends; later ones allocate nothing.
    /// </remarks>
    public static ThreadActivityWatch Watch(bool migrations = false) => ThreadActivityWatch.Start(migrations);

    /// <summary>Two stretches together. What one of them does not know, the sum does not know.</summary>
    public static ThreadActivity operator +(ThreadActivity left, ThreadActivity right) => new(
        left.WallTime + right.WallTime,
        left.ProcessorTime + right.ProcessorTime,
        left.RunQueueWait + right.RunQueueWait,
        left.Switches + right.Switches,
        left.Migrations + right.Migrations);

    /// <summary>One line: <c>10.0 ms: ran 9.50 ms, waited 400 µs for a core, 3 switches (1 voluntary), 0 migrations</c>.</summary>
    public override string ToString()
    {
        string?[] parts =
        [
            ProcessorTime is { } ran ? $"ran {ran}" : null,
            RunQueueWait is { } waited ? $"waited {waited} for a core" : null,
            Switches is { } switches ? $"{switches.Total} switches ({switches.Voluntary} voluntary)" : null,
            Migrations is { } migrations ? $"{migrations} migrations" : null,
        ];
        return $"{WallTime}: {string.Join(", ", parts.OfType<string>())}";
    }

    private static string? FindMigrationsLimitation()
    {
        if (!OperatingSystem.IsLinux())
            return "Only Linux counts the migrations of a thread.";
        return LinuxThreadCounters.OfThisThread.Migrations() is null
            ? "This kernel or sandbox does not show /proc/thread-self/sched, where Linux counts the migrations of a thread."
            : null;
    }
}
