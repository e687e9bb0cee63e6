using System.Runtime.InteropServices;

namespace Workshop.Interop.Unix;

internal static partial class Posix
{
    // The one number here that Linux and macOS do not share.
    private static readonly int ThreadProcessorTimeClock = OperatingSystem.IsMacOS() ? 16 : 3;

    /// <summary>The processor time of the calling thread, in nanoseconds, up to this very moment; null when the system refuses.</summary>
    internal static unsafe long? ThreadProcessorTime()
    {
        TimeSpec time;
        return ClockGetTime(ThreadProcessorTimeClock, &time) == 0 ? time.Seconds * 1_000_000_000 + time.Nanoseconds : null;
    }

    // Some 500 ns in the kernel, which never blocks.
    [SuppressGCTransition]
    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static unsafe partial int ClockGetTime(int clock, TimeSpec* time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec
    {
        internal readonly long Seconds;
        internal readonly long Nanoseconds;
    }
}
