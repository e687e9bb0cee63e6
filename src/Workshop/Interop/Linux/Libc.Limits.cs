using System.Runtime.InteropServices;

namespace Workshop.Interop.Linux;

internal static partial class Libc
{
    /// <summary>Selects the private, writable memory of a process: its heaps, not its stacks and not its program's file.</summary>
    internal const int RLIMIT_DATA = 2;

    /// <summary>Selects how many descriptors a process may have.</summary>
    internal const int RLIMIT_NOFILE = 7;

    private const int PRIO_PROCESS = 0;
    private const int CallingThread = 0;

    /// <summary>Sets the nice value of the calling thread, which what it starts inherits: -20 runs first, 19 last.</summary>
    internal static int SetThreadNice(int nice) => SetPriority(PRIO_PROCESS, CallingThread, nice);

    /// <summary>Sets a limit of a process, 0 being this one, both the soft and the hard one.</summary>
    internal static unsafe int SetLimit(int pid, int resource, ulong value)
    {
        var limits = stackalloc ulong[] { value, value };
        return PRLimit(pid, resource, limits, null);
    }

    [LibraryImport("libc", EntryPoint = "setpriority", SetLastError = true)]
    private static partial int SetPriority(int which, int who, int nice);

    [LibraryImport("libc", EntryPoint = "prlimit", SetLastError = true)]
    private static unsafe partial int PRLimit(int pid, int resource, ulong* changed, ulong* former);
}
