using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using Workshop.Interop.Linux;

namespace Workshop.Processes;

/// <summary>Both ends of a new pipe. No program inherits them but by an explicit copy.</summary>
[SupportedOSPlatform("linux")]
internal sealed class LinuxPipe : IDisposable
{
    /// <summary>No program is given more descriptors than this. A child's end numbered below it would be in the way of the copies.</summary>
    private const int FirstFree = 10;

    /// <exception cref="Win32Exception">The system refuses: there are too many descriptors.</exception>
    internal unsafe LinuxPipe()
    {
        var ends = stackalloc int[2];
        if (Libc.Pipe2(ends, Libc.O_CLOEXEC) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError(), $"A pipe could not be made: {Marshal.GetLastPInvokeErrorMessage()}.");
        ReadEnd = new(ends[0], ownsHandle: true);
        WriteEnd = new(ends[1], ownsHandle: true);
        if (ends[0] >= FirstFree && ends[1] >= FirstFree)
            return;
        try
        {
            ReadEnd = MovedUp(ReadEnd);
            WriteEnd = MovedUp(WriteEnd);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    internal SafeFileHandle ReadEnd { get; }

    internal SafeFileHandle WriteEnd { get; }

    public void Dispose()
    {
        ReadEnd.Dispose();
        WriteEnd.Dispose();
    }

    private static SafeFileHandle MovedUp(SafeFileHandle end)
    {
        var copy = Libc.FCntl((int)end.DangerousGetHandle(), Libc.F_DUPFD_CLOEXEC, FirstFree);
        if (copy < 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError(), $"A pipe could not be made: {Marshal.GetLastPInvokeErrorMessage()}.");
        end.Dispose();
        return new(copy, ownsHandle: true);
    }
}
