using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using Workshop.Interop.Linux;

namespace Workshop.Processes;

/// <summary>Starts a program by posix_spawn: with the descriptors it is given and no others, with no signal blocked or ignored.</summary>
/// <remarks>
/// Not by <see cref="System.Diagnostics.Process"/>, which takes the exit status and throws away what the system says with it: the signal, the
/// processor time, the peak of memory. The BCL's own reaping looks at the children it started itself only.
/// </remarks>
[SupportedOSPlatform("linux")]
internal static unsafe class LinuxSpawn
{
    private const int StandardStreams = 3;

    /// <summary>The program leads a process group of its own, numbered by its pid.</summary>
    /// <remarks>Not a session: Linux gives each session its own share of the processors ("autogroup"), and making one costs a busy machine
    /// milliseconds.</remarks>
    /// <param name="path">The program's full path.</param>
    /// <param name="arguments">Its arguments, its own name first.</param>
    /// <param name="environment">Its variables.</param>
    /// <param name="descriptors">What it gets as descriptors 0, 1, 2 and so on; null stands for /dev/null.</param>
    /// <returns>Its pid.</returns>
    /// <exception cref="Win32Exception">The system refuses.</exception>
    internal static int Start(
        string path, IReadOnlyList<string> arguments, NativeStrings environment, params ReadOnlySpan<SafeFileHandle?> descriptors)
    {
        var actions = stackalloc byte[Libc.OpaqueBytes];
        var attributes = stackalloc byte[Libc.OpaqueBytes];
        using var name = new NativeStrings(path, "/dev/null");
        using var argumentBlock = new NativeStrings(arguments);
        Check(Libc.FileActionsInit(actions));
        try
        {
            for (var i = 0; i < descriptors.Length; i++)
            {
                // The sources are numbered above all targets (see LinuxPipe), so no copy overwrites one that is still to be copied.
                Check(descriptors[i] is { } descriptor
                    ? Libc.FileActionsAddDup2(actions, (int)descriptor.DangerousGetHandle(), i)
                    : Libc.FileActionsAddOpen(actions, i, name.Pointer[1], i == 0 ? Libc.O_RDONLY : Libc.O_WRONLY, 0));
            }

            // Whatever else is open here without "close on exec", by a library's mistake, is not the child's business.
            if (Libc.FileActionsAddCloseFrom != null)
                Check(Libc.FileActionsAddCloseFrom(actions, Math.Max(StandardStreams, descriptors.Length)));
            Check(Libc.PosixSpawnAttributesInit(attributes));
            try
            {
                SetSignals(attributes);
                int pid;
                Check(Libc.PosixSpawn(&pid, name.Pointer[0], actions, attributes, argumentBlock.Pointer, environment.Pointer));
                return pid;
            }
            finally
            {
                _ = Libc.PosixSpawnAttributesDestroy(attributes);
            }
        }
        finally
        {
            _ = Libc.FileActionsDestroy(actions);
            GC.KeepAlive(environment);
        }
    }

    /// <summary>.NET ignores SIGPIPE, and whoever started this process may have blocked or ignored others: programs expect neither.</summary>
    private static void SetSignals(byte* attributes)
    {
        var signals = stackalloc byte[Libc.OpaqueBytes];
        _ = Libc.SigEmptySet(signals);
        Check(Libc.PosixSpawnAttributesSetSigMask(attributes, signals));
        _ = Libc.SigFillSet(signals);
        Check(Libc.PosixSpawnAttributesSetSigDefault(attributes, signals));
        Check(Libc.PosixSpawnAttributesSetFlags(
            attributes, Libc.POSIX_SPAWN_SETPGROUP | Libc.POSIX_SPAWN_SETSIGMASK | Libc.POSIX_SPAWN_SETSIGDEF));
    }

    private static void Check(int error)
    {
        if (error != 0)
            throw new Win32Exception(error, Marshal.GetPInvokeErrorMessage(error));
    }
}
