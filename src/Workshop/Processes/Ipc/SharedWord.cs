using System.Runtime.InteropServices;
using Workshop.Interop.Linux;

namespace Workshop.Processes.Ipc;

/// <summary>A 32-bit number in memory that several processes have mapped, on whose change one of them can wait.</summary>
/// <remarks>
/// Linux: a futex, a sleep in the kernel that another process's <see cref="Wake"/> ends. Elsewhere there is nothing alike in a
/// shared page, so the waiter looks again and again, giving way in between, and sleeps a millisecond at a time in the end.
/// </remarks>
internal readonly unsafe struct SharedWord(uint* address)
{
    private static readonly nint? FutexCall = OperatingSystem.IsLinux() ? Libc.SYS_futex : null;

    private readonly uint* _address = address;

    internal uint Value
    {
        get => Volatile.Read(ref *_address);
        set => Volatile.Write(ref *_address, value);
    }

    /// <summary>Waits while the number is <paramref name="value"/>, up to the limit; may return early.</summary>
    /// <returns>False when the limit has passed.</returns>
    internal bool WaitWhile(uint value, TimeSpan limit)
    {
        if (OperatingSystem.IsLinux() && FutexCall is { } call)
        {
            var time = new Libc.TimeSpec { Seconds = limit.Ticks / TimeSpan.TicksPerSecond, Nanoseconds = limit.Ticks % TimeSpan.TicksPerSecond * 100 };
            return Libc.Futex(call, _address, Libc.FUTEX_WAIT, value, &time, 0, 0) == 0 || Marshal.GetLastPInvokeError() != Libc.ETIMEDOUT;
        }

        var address = _address;
        return SpinWait.SpinUntil(() => Volatile.Read(ref *address) != value, limit);
    }

    /// <summary>Ends the waiting of the other process, if it waits.</summary>
    internal void Wake()
    {
        if (OperatingSystem.IsLinux() && FutexCall is { } call)
            _ = Libc.Futex(call, _address, Libc.FUTEX_WAKE, int.MaxValue, null, 0, 0);
    }
}
