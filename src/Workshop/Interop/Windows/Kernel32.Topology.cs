using System.Runtime.InteropServices;

namespace Workshop.Interop.Windows;

internal static partial class Kernel32
{
    /// <summary>Asks for cores, NUMA nodes, caches, packages and groups at once.</summary>
    internal const int RelationAll = 0xffff;

    /// <summary>The buffer is too small; the call has told the size that is needed.</summary>
    internal const int ERROR_INSUFFICIENT_BUFFER = 122;

    /// <param name="relation">What to ask for.</param>
    /// <param name="buffer">Receives records one after the other, each of which begins with its kind and its size, 32 bits each.</param>
    /// <param name="bytes">The buffer's size; afterwards the size that was needed.</param>
    [LibraryImport("kernel32", EntryPoint = "GetLogicalProcessorInformationEx", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static unsafe partial bool GetLogicalProcessorInformationEx(int relation, byte* buffer, uint* bytes);
}
