using System.Runtime.InteropServices;

namespace Workshop.Interop.Linux;

internal static partial class Libc
{
    /// <summary>The signal that no process can catch: it stays, but runs no more until it is continued or killed.</summary>
    internal const int SIGSTOP = 19;

    /// <summary>Option of <see cref="PrCtl"/>: descendants whose parent died become children of this process.</summary>
    internal const int PR_SET_CHILD_SUBREAPER = 36;

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    internal static partial int PrCtl(int option, nuint argument2, nuint argument3, nuint argument4, nuint argument5);

    /// <summary>Any child.</summary>
    internal const int P_ALL = 0;

    /// <summary>Options of <see cref="WaitId"/>: ended ones count; return at once; leave its status to whoever asks for it later.</summary>
    internal const int WEXITED_WNOHANG_WNOWAIT = 0x4 | 0x1 | 0x01000000;

    /// <summary>What <see cref="WaitId"/> sets when there is no child at all.</summary>
    internal const int ECHILD = 10;

    /// <summary>The size of the structure that <see cref="WaitId"/> fills in.</summary>
    internal const int SigInfoSize = 128;

    [LibraryImport("libc", EntryPoint = "waitid", SetLastError = true)]
    internal static unsafe partial int WaitId(int kind, int id, byte* information, int options);
}
