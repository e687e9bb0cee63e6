using System.Runtime.InteropServices;

namespace Workshop.Interop.Linux;

internal static partial class Libc
{
    /// <summary>Sleep while the word has the given value. Without the "private" flag it works across processes.</summary>
    internal const int FUTEX_WAIT = 0;

    /// <summary>Wake those who sleep on the word.</summary>
    internal const int FUTEX_WAKE = 1;

    /// <summary>The time to sleep is over.</summary>
    internal const int ETIMEDOUT = 110;

    /// <summary>The number of the futex call; null on processors whose numbering is not known here.</summary>
    internal static nint? SYS_futex => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => 202,
        Architecture.Arm64 or Architecture.RiscV64 or Architecture.LoongArch64 => 98,
        _ => null,
    };

    /// <summary>A time as 64-bit systems hand it to the kernel.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct TimeSpec
    {
        internal long Seconds;
        internal long Nanoseconds;
    }

    // The C library has no function of its own for futexes.
    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    internal static unsafe partial nint Futex(nint number, uint* word, nint operation, nuint value, TimeSpec* limit, nint word2, nint value3);
}
