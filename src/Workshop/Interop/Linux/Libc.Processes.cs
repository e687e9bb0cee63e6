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
}
