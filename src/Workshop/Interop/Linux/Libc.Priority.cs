using System.Runtime.InteropServices;

namespace Workshop.Interop.Linux;

internal static partial class Libc
{
    private const int PRIO_PROCESS = 0;
    private const int CallingThread = 0;

    /// <summary>Sets the nice value of the calling thread, which what it starts inherits: -20 runs first, 19 last.</summary>
    internal static int SetThreadNice(int nice) => SetPriority(PRIO_PROCESS, CallingThread, nice);

    [LibraryImport("libc", EntryPoint = "setpriority", SetLastError = true)]
    private static partial int SetPriority(int which, int who, int nice);
}
