using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Workshop.Interop.Linux;

internal static partial class Libc
{
    private const int CloseOnExec = 0x80000;
    private const int F_SETPIPE_SZ = 1031;

    /// <summary>A pipe that no child inherits.</summary>
    /// <exception cref="IOException">The system refused.</exception>
    internal static unsafe (SafeFileHandle Reading, SafeFileHandle Writing) NewPipe()
    {
        var ends = stackalloc int[2];
        if (MakePipe(ends, CloseOnExec) != 0)
            throw new IOException($"No pipe could be made: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}. Close files, or raise 'ulimit -n'.");
        return (new(ends[0], ownsHandle: true), new(ends[1], ownsHandle: true));
    }

    /// <summary>Asks for room for so many bytes. Returns what the pipe has then, or -1 when the system refused.</summary>
    internal static int SetPipeSize(SafeFileHandle pipe, int bytes) => SetPipe(pipe, F_SETPIPE_SZ, bytes);

    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    private static unsafe partial int MakePipe(int* ends, int flags);

    // fcntl() takes variable arguments; on Linux's x64 and Arm64 they travel in registers as fixed ones do.
    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int SetPipe(SafeFileHandle descriptor, int command, nint argument);
}
