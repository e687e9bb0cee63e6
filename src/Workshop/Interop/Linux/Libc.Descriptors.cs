using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Workshop.Interop.Linux;

internal static partial class Libc
{
    internal const int O_CLOEXEC = 0x80000;

    /// <summary>Command of <see cref="FCntl"/>: a copy of the descriptor, numbered from the argument on, which other programs do not inherit.</summary>
    internal const int F_DUPFD_CLOEXEC = 1030;

    /// <summary>Command of <see cref="FCntl"/>: room in a pipe for as many bytes as the argument says.</summary>
    internal const int F_SETPIPE_SZ = 1031;

    internal const int EAGAIN = 11;
    internal const int EINTR = 4;

    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    internal static unsafe partial int Pipe2(int* ends, int flags);

    // fcntl takes variable arguments; on Linux's 64-bit processors they travel in registers as fixed ones do.
    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    internal static partial int FCntl(int descriptor, int command, nint argument);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    internal static unsafe partial nint Read(SafeFileHandle descriptor, byte* buffer, nuint bytes);
}
