using System.Runtime.InteropServices;

namespace Workshop.Interop.Linux;

internal static partial class Libc
{
    private const int FUTEX_WAIT = 0;
    private const int FUTEX_WAKE = 1;

    // Looks for sleepers of this process only, which takes less time. Memory shared with other processes needs the plain operations.
    private const int FUTEX_PRIVATE_FLAG = 128;

    private static readonly nint SysFutex = RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => 202,
        Architecture.Arm64 => 98,
        _ => 0,
    };

    /// <summary>Whether the number of the system call is known for this processor.</summary>
    internal static bool HasFutex => SysFutex != 0;

    /// <summary>Sleeps until <see cref="FutexWake"/>, <paramref name="limit"/> at most, unless the word is not <paramref name="expected"/> any more.</summary>
    /// <remarks>May return early without a reason, so the caller looks again.</remarks>
    internal static unsafe void FutexWait(int* word, int expected, TimeSpan limit)
    {
        var time = new TimeSpec
        {
            Seconds = limit.Ticks / TimeSpan.TicksPerSecond,
            Nanoseconds = limit.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick,
        };
        _ = Futex(SysFutex, word, FUTEX_WAIT, expected, &time);
    }

    /// <summary>Wakes everyone who sleeps on the word, in whatever process.</summary>
    internal static unsafe void FutexWake(int* word) => _ = Futex(SysFutex, word, FUTEX_WAKE, int.MaxValue, null);

    /// <summary>Sleeps until <see cref="FutexWakeOneHere"/> unless the word, of this process alone, is not <paramref name="expected"/> any more.</summary>
    /// <remarks>May return early without a reason, so the caller looks again.</remarks>
    internal static unsafe void FutexWaitHere(int* word, int expected) =>
        _ = Futex(SysFutex, word, FUTEX_WAIT | FUTEX_PRIVATE_FLAG, expected, null);

    /// <summary>Wakes one of this process's threads that sleep on the word.</summary>
    internal static unsafe void FutexWakeOneHere(int* word) => _ = Futex(SysFutex, word, FUTEX_WAKE | FUTEX_PRIVATE_FLAG, 1, null);

    // syscall() takes variable arguments; on the two processors above they travel in registers as fixed ones do.
    [LibraryImport("libc", EntryPoint = "syscall")]
    private static unsafe partial nint Futex(nint number, int* word, nint operation, nint value, TimeSpec* limit);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        internal long Seconds;
        internal long Nanoseconds;
    }
}
