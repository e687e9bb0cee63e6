using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Workshop.Interop.Unix;

/// <summary>What Linux and macOS share, signature and numbers included.</summary>
[SupportedOSPlatform("linux")]
[SupportedOSPlatform("macos")]
internal static partial class Posix
{
    /// <summary>The signal that no process can catch: it ends at once.</summary>
    internal const int SIGKILL = 9;

    /// <summary>Option of <see cref="WaitPid"/>: return 0 at once when nothing has ended yet.</summary>
    internal const int WNOHANG = 1;

    /// <param name="pid">Above 0 a process; below -1 every process of the group <c>-pid</c>.</param>
    /// <param name="signal">The signal's number on this system.</param>
    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    internal static partial int Kill(int pid, int signal);

    /// <summary>Takes an ended child out of the process table. Its exit status can be asked for only once.</summary>
    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    internal static unsafe partial int WaitPid(int pid, int* status, int options);

    /// <summary>Makes this process the leader of a session and of a process group of its own, both numbered by its pid.</summary>
    [LibraryImport("libc", EntryPoint = "setsid", SetLastError = true)]
    internal static partial int SetSid();

    /// <summary>The parent's pid: the least that the kernel can be asked for, and so a measure of what asking costs.</summary>
    [LibraryImport("libc", EntryPoint = "getppid")]
    internal static partial int GetPPid();
}
