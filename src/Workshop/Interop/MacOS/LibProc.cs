using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Workshop.Interop.MacOS;

[SupportedOSPlatform("macos")]
internal static partial class LibProc
{
    /// <summary>Asks <see cref="ListPids"/> for the children of one process.</summary>
    internal const uint PROC_PPID_ONLY = 6;

    /// <returns>The bytes written, four for each process; without a buffer, the bytes that would be enough.</returns>
    [LibraryImport("libproc", EntryPoint = "proc_listpids", SetLastError = true)]
    internal static unsafe partial int ListPids(uint kind, uint argument, int* pids, int bytes);
}
