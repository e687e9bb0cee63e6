using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Workshop.Interop.Unix;

internal static partial class Posix
{
    /// <summary>Makes a FIFO: a pipe with a name in the file system.</summary>
    [LibraryImport("libc", EntryPoint = "mkfifo", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int MkFifo(string path, uint mode);

    /// <summary>Whether a read would return at once: there are bytes, or the other end was closed.</summary>
    /// <exception cref="IOException">The descriptor cannot be waited for.</exception>
    internal static unsafe bool WaitUntilReadable(SafeHandle descriptor, TimeSpan wait)
    {
        var start = Stopwatch.GetTimestamp();
        var held = false;
        try
        {
            descriptor.DangerousAddRef(ref held);
            var poll = new PollDescriptor { Descriptor = (int)descriptor.DangerousGetHandle(), Events = POLLIN };
            while (true)
            {
                var left = wait - Stopwatch.GetElapsedTime(start);
                var ready = Poll(&poll, 1, (int)Math.Ceiling(Math.Max(0, left.TotalMilliseconds)));
                if (ready >= 0)
                    return ready > 0;
                if (Marshal.GetLastPInvokeError() != EINTR)
                    throw new IOException($"Waiting for a descriptor failed: {Marshal.GetLastPInvokeErrorMessage()}.");
            }
        }
        finally
        {
            if (held)
                descriptor.DangerousRelease();
        }
    }
}
