using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Workshop.Interop.Linux;

internal static partial class Libc
{
    // One of the calls that have the same number on every processor.
    private const nint SysPidFdOpen = 434;
    private const int RUSAGE_SELF = 0;
    private const int RUSAGE_THREAD = 1;

    /// <summary>A descriptor that becomes readable when the process has ended; other programs do not inherit it.</summary>
    internal static SafeFileHandle PidFdOpen(int pid) => new((nint)PidFdOpen(SysPidFdOpen, pid, 0), ownsHandle: true);

    /// <summary>Takes an ended child out of the process table, with what it and the children it waited for have used.</summary>
    [LibraryImport("libc", EntryPoint = "wait4", SetLastError = true)]
    internal static unsafe partial int Wait4(int pid, int* status, int options, ResourceUsage* usage);

    /// <summary>The most memory that this process ever had resident, in bytes, or more: that of a program it replaced counts too.</summary>
    internal static unsafe long OwnPeakMemoryBytes()
    {
        ResourceUsage usage;
        return GetRUsage(RUSAGE_SELF, &usage) == 0 ? usage.PeakMemoryBytes : long.MaxValue;
    }

    /// <summary>How often the calling thread gave its core up, and how often it was taken off; null when the system refuses.</summary>
    internal static unsafe (long Voluntary, long Involuntary)? ThreadContextSwitches()
    {
        ResourceUsage usage;
        return GetRUsage(RUSAGE_THREAD, &usage) == 0 ? (usage.VoluntarySwitches, usage.InvoluntarySwitches) : null;
    }

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint PidFdOpen(nint number, nint pid, nint flags);

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static unsafe partial int GetRUsage(int who, ResourceUsage* usage);

    /// <summary>The first fields of <c>struct rusage</c>, whose layout is that of Linux's 64-bit processors, and room for the others.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 256)]
    internal struct ResourceUsage
    {
        private readonly long _userSeconds;
        private readonly long _userMicroseconds;
        private readonly long _systemSeconds;
        private readonly long _systemMicroseconds;
        private readonly long _peakKibibytes;
        private readonly ElevenCounters _others;
        internal readonly long VoluntarySwitches;
        internal readonly long InvoluntarySwitches;

        internal readonly TimeSpan ProcessorTime =>
            TimeSpan.FromSeconds(_userSeconds + _systemSeconds) + TimeSpan.FromMicroseconds(_userMicroseconds + _systemMicroseconds);

        internal readonly long PeakMemoryBytes => _peakKibibytes * 1024;
    }

    /// <summary>What <c>struct rusage</c> holds in between: kinds of memory, page faults, swaps, blocks, messages and signals.</summary>
    [InlineArray(11)]
    private struct ElevenCounters
    {
        private long _first;
    }
}
