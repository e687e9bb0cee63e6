using System.Collections.Concurrent;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using Workshop.Interop.Linux;

namespace Workshop.Processes;

/// <summary>Waits for the pipes and the ends of children, on one thread for all of them.</summary>
/// <remarks>Thread-safe. Adding a descriptor does not wake the waiting thread: the system's own list of descriptors is
/// changed under it.</remarks>
[SupportedOSPlatform("linux")]
internal sealed class DescriptorWatch
{
    private const int EventsAtOnce = 32;
    private const int StackBytes = 256 * 1024;

    private static readonly Lazy<DescriptorWatch> ForAll = new(StartThread, LazyThreadSafetyMode.ExecutionAndPublication);

    private readonly SafeFileHandle _epoll;
    private readonly ConcurrentDictionary<long, Action> _watched = new();
    private long _lastTag;

    /// <exception cref="Win32Exception">The system refuses another set of descriptors.</exception>
    private DescriptorWatch()
    {
        _epoll = Libc.EpollCreate(Libc.O_CLOEXEC);
        if (_epoll.IsInvalid)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    /// <summary>The one that has a thread of its own, so that no child holds a thread of the pool.</summary>
    /// <exception cref="Win32Exception">The system refuses another set of descriptors.</exception>
    internal static DescriptorWatch Shared => ForAll.Value;

    /// <summary>Calls back once when the descriptor can be read or has ended, on the thread that waits, which must not be held up.</summary>
    /// <returns>The tag by which it is armed anew, or forgotten.</returns>
    /// <exception cref="Win32Exception">The system refuses.</exception>
    internal long Add(SafeFileHandle descriptor, Action onReady)
    {
        var tag = Interlocked.Increment(ref _lastTag);
        _watched[tag] = onReady;
        if (Libc.EpollControl(_epoll, Libc.EPOLL_CTL_ADD, descriptor, Libc.EPOLLIN | Libc.EPOLLONESHOT, tag) == 0)
            return tag;
        var error = Marshal.GetLastPInvokeError();
        _watched.TryRemove(tag, out _);
        throw new Win32Exception(error);
    }

    /// <summary>Calls back once more.</summary>
    internal void Rearm(SafeFileHandle descriptor, long tag) =>
        _ = Libc.EpollControl(_epoll, Libc.EPOLL_CTL_MOD, descriptor, Libc.EPOLLIN | Libc.EPOLLONESHOT, tag);

    /// <summary>Forgets the descriptor, which the caller closes next. A call that is under way goes on.</summary>
    internal void Remove(SafeFileHandle descriptor, long tag)
    {
        // Not left to the closing: a copy of the descriptor, in a child about to be started, keeps the entry alive.
        _ = Libc.EpollControl(_epoll, Libc.EPOLL_CTL_DEL, descriptor, 0, 0);
        _watched.TryRemove(tag, out _);
    }

    /// <summary>Waits, and calls back, as long as this process lives.</summary>
    private void Pump()
    {
        Span<long> ready = stackalloc long[EventsAtOnce];
        while (true)
        {
            var count = Libc.EpollWait(_epoll, ready);
            for (var i = 0; i < count; i++)
            {
                if (_watched.TryGetValue(ready[i], out var onReady))
                    onReady();
            }
        }
    }

    private static DescriptorWatch StartThread()
    {
        var watch = new DescriptorWatch();
        new Thread(watch.Pump, StackBytes) { IsBackground = true, Name = "Child watch" }.Start();
        return watch;
    }
}
