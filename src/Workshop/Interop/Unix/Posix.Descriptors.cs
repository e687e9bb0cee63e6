using System.Runtime.InteropServices;

namespace Workshop.Interop.Unix;

internal static partial class Posix
{
    // fcntl(F_SETFD) does the same, but it takes variable arguments, which Apple's arm64 passes in another way than fixed
    // ones. This request has no argument at all, so the call is the same everywhere.
    private const nuint LinuxFioclex = 0x5451;
    private const nuint MacOSFioclex = 0x20006601;

    /// <summary>The request by which <see cref="IoCtl"/> marks a descriptor to be closed when the process starts another program.</summary>
    internal static nuint FIOCLEX => OperatingSystem.IsMacOS() ? MacOSFioclex : LinuxFioclex;

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    internal static partial int IoCtl(SafeHandle descriptor, nuint request);
}
