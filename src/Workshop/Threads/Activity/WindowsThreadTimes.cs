using System.Runtime.Versioning;
using static Workshop.Interop.Windows.Kernel32;

namespace Workshop.Threads;

/// <summary>What Windows tells of a thread.</summary>
[SupportedOSPlatform("windows")]
internal static class WindowsThreadTimes
{
    /// <summary>In nanoseconds; null when the system refuses.</summary>
    internal static unsafe long? ProcessorTimeOfThisThread()
    {
        long created, ended, kernel, user;
        return GetThreadTimes(GetCurrentThread(), &created, &ended, &kernel, &user) ? (kernel + user) * TimeSpan.NanosecondsPerTick : null;
    }
}
