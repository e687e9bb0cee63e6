using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Workshop.Interop.Unix;

internal static partial class Posix
{
    internal const int O_RDONLY = 0;
    internal const int O_WRONLY = 1;
    internal const int O_RDWR = 2;

    /// <summary>There is something to read, or the other side has closed.</summary>
    internal const short POLLIN = 1;

    /// <summary>The call was interrupted by a signal; nothing happened.</summary>
    internal const int EINTR = 4;

    internal static int O_NONBLOCK => OperatingSystem.IsMacOS() ? 0x4 : 0x800;

    internal static int O_CLOEXEC => OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;

    /// <summary>What <see cref="Poll"/> waits for on one descriptor, and what it found.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct PollEntry
    {
        internal int Descriptor;
        internal short Wanted;
        internal short Found;
    }

    /// <param name="path">Where the FIFO appears.</param>
    /// <param name="mode">Permission bits, as in chmod.</param>
    [LibraryImport("libc", EntryPoint = "mkfifo", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int MkFifo(string path, uint mode);

    // The third argument, which is a variable one, counts only for files to be created.
    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial SafeFileHandle Open(string path, int flags);

    /// <param name="entries">The descriptors. Conditions of error and hang-up are found even when not wanted.</param>
    /// <param name="count">How many entries.</param>
    /// <param name="milliseconds">How long to wait; -1 for ever.</param>
    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    internal static unsafe partial int Poll(PollEntry* entries, nuint count, int milliseconds);
}
