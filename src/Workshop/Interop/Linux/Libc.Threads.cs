using System.Runtime.InteropServices;

namespace Workshop.Interop.Linux;

internal static partial class Libc
{
    private const int PR_SET_NAME = 15;

    /// <summary>Names the calling thread for the system's tools, which show the first 15 bytes.</summary>
    internal static void NameThisThread(string name) => _ = SetName(PR_SET_NAME, name, 0, 0, 0);

    /// <summary>Reads from an offset, without the checks and the locks of a stream. Returns the bytes read, or -1.</summary>
    [LibraryImport("libc", EntryPoint = "pread")]
    internal static unsafe partial nint PRead(nint descriptor, byte* buffer, nuint bytes, nint offset);

    // prctl() takes variable arguments; on Linux's x64 and Arm64 they travel in registers as fixed ones do.
    [LibraryImport("libc", EntryPoint = "prctl", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetName(int option, string name, nint unused3, nint unused4, nint unused5);
}
