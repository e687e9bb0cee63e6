using System.Runtime.InteropServices;

namespace Workshop.Interop.Unix;

internal static partial class Posix
{
    /// <summary>The signal of Ctrl-C.</summary>
    internal const int SIGINT = 2;

    /// <summary>What a signal does unless somebody asked for something else.</summary>
    internal const nint SIG_DFL = 0;

    /// <summary>Sets what a signal does.</summary>
    /// <returns>What it did before.</returns>
    [LibraryImport("libc", EntryPoint = "signal", SetLastError = true)]
    internal static partial nint Signal(int signal, nint handler);
}
