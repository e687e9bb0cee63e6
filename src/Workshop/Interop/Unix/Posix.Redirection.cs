using System.Runtime.InteropServices;

namespace Workshop.Interop.Unix;

internal static partial class Posix
{
    /// <summary>Makes a pipe: two descriptors, first the one to read from.</summary>
    [LibraryImport("libc", EntryPoint = "pipe", SetLastError = true)]
    internal static unsafe partial int Pipe(int* ends);

    /// <summary>Makes the descriptor <paramref name="target"/> mean what <paramref name="source"/> means. Children inherit it.</summary>
    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    internal static partial int Dup2(SafeHandle source, int target);
}
