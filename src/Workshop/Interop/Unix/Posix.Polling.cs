using System.Runtime.InteropServices;

namespace Workshop.Interop.Unix;

internal static partial class Posix
{
    internal const int EINTR = 4;
    internal const short POLLIN = 1;

    /// <summary>Waits until one of the descriptors can be read, or has no other end any more; -1 for ever.</summary>
    /// <returns>How many; 0 when the time is up; -1 when the system refused.</returns>
    // The count is a long on Linux and an int on macOS: in a register both look the same.
    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    internal static unsafe partial int Poll(PollDescriptor* descriptors, nuint count, int milliseconds);

    /// <summary>What <see cref="Poll"/> waits for, and what it found.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct PollDescriptor
    {
        /// <summary>Below zero: nothing.</summary>
        internal int Descriptor;
        internal short Events;
        internal short Returned;
    }
}
