using System.Diagnostics;
using System.Runtime.Versioning;
using Workshop.Interop.Unix;
using Workshop.Measurement;

namespace Workshop.Threads;

/// <summary>A watch over one thread that <see cref="ThreadActivity.Watch"/> began.</summary>
public readonly struct ThreadActivityWatch
{
    private readonly int _thread;
    private readonly bool _migrations;
    private readonly Reading _begin;

    private ThreadActivityWatch(bool migrations)
    {
        _thread = Environment.CurrentManagedThreadId;
        _migrations = migrations;
        _begin = Reading.BeforeTheStretch(migrations);
    }

    internal static ThreadActivityWatch Start(bool migrations) => new(migrations);

    /// <summary>What happened to the thread since the watch began. May be called again, for a longer stretch.</summary>
    /// <exception cref="InvalidOperationException">The calling thread is not the one that is watched, or nothing is watched.</exception>
    public ThreadActivity Stop()
    {
        if (_thread != Environment.CurrentManagedThreadId)
        {
            throw new InvalidOperationException(
                "A thread's activity is stopped by another thread than began it. Call Watch and Stop on the same one, without an await in between.");
        }

        var end = Reading.AfterTheStretch(_migrations);
        return new(
            Nanoseconds.FromStopwatchTicks(end.Clock - _begin.Clock),
            Difference(_begin.ProcessorTime, end.ProcessorTime),
            Difference(_begin.RunQueueWait, end.RunQueueWait),
            end.Switches - _begin.Switches,
            end.Migrations - _begin.Migrations);
    }

    private static Nanoseconds? Difference(long? begin, long? end) => end - begin is { } nanoseconds ? new Nanoseconds(nanoseconds) : null;

    // What takes longest to read is read farthest from the stretch, and the clock nearest to it.
    private readonly record struct Reading(long Clock, long? ProcessorTime, long? RunQueueWait, ContextSwitches? Switches, long? Migrations)
    {
        internal static Reading BeforeTheStretch(bool withMigrations)
        {
            var (migrations, runQueueWait) = OperatingSystem.IsLinux() ? ReadFiles(withMigrations) : default;
            var switches = ContextSwitches.OfThisThread();
            var processorTime = ReadProcessorTime();
            return new(Stopwatch.GetTimestamp(), processorTime, runQueueWait, switches, migrations);
        }

        internal static Reading AfterTheStretch(bool withMigrations)
        {
            var clock = Stopwatch.GetTimestamp();
            var processorTime = ReadProcessorTime();
            var switches = ContextSwitches.OfThisThread();
            var (migrations, runQueueWait) = OperatingSystem.IsLinux() ? ReadFiles(withMigrations) : default;
            return new(clock, processorTime, runQueueWait, switches, migrations);
        }

        [SupportedOSPlatform("linux")]
        private static (long? Migrations, long? RunQueueWait) ReadFiles(bool withMigrations)
        {
            var counters = LinuxThreadCounters.OfThisThread;
            return (withMigrations ? counters.Migrations() : null, counters.RunQueueWait());
        }

        private static long? ReadProcessorTime()
        {
            if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
                return Posix.ThreadProcessorTime();
            return OperatingSystem.IsWindows() ? WindowsThreadTimes.ProcessorTimeOfThisThread() : null;
        }
    }
}
