using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Workshop.Interop.Linux;

internal static partial class Libc
{
    internal const uint EPOLLIN = 1;

    /// <summary>An event is told once; then the descriptor is silent until it is armed anew.</summary>
    internal const uint EPOLLONESHOT = 1u << 30;

    internal const int EPOLL_CTL_ADD = 1;
    internal const int EPOLL_CTL_DEL = 2;
    internal const int EPOLL_CTL_MOD = 3;

    // struct epoll_event is packed on x64 only.
    private static readonly int EventBytes = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;
    private static readonly int TagOffset = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    internal static partial SafeFileHandle EpollCreate(int flags);

    /// <summary>Adds, changes or removes a descriptor, which is called by its tag.</summary>
    internal static unsafe int EpollControl(SafeFileHandle epoll, int operation, SafeFileHandle descriptor, uint events, long tag)
    {
        var change = stackalloc byte[16];
        *(uint*)change = events;
        *(long*)(change + TagOffset) = tag;
        return EpollControl(epoll, operation, descriptor, change);
    }

    /// <summary>Waits for events, however long.</summary>
    /// <returns>The number of tags written, or -1.</returns>
    internal static unsafe int EpollWait(SafeFileHandle epoll, Span<long> tags)
    {
        var events = stackalloc byte[tags.Length * 16];
        var count = EpollWait(epoll, events, tags.Length, -1);
        for (var i = 0; i < count; i++)
            tags[i] = *(long*)(events + i * EventBytes + TagOffset);
        return count;
    }

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    private static unsafe partial int EpollControl(SafeFileHandle epoll, int operation, SafeFileHandle descriptor, byte* change);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    private static unsafe partial int EpollWait(SafeFileHandle epoll, byte* events, int capacity, int milliseconds);
}
