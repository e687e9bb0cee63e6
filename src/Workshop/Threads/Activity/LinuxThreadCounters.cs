using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using Workshop.Interop.Linux;

namespace Workshop.Threads;

/// <summary>The counters that Linux keeps of one thread in files, which stay open as long as the thread lives.</summary>
/// <remarks>Opening a file anew takes 5 µs, reading an open one less than one.</remarks>
[SuppressMessage("Design", "CA1001", Justification = "A thread cannot be told when it ends; the handles close when they are collected.")]
internal sealed class LinuxThreadCounters
{
    private const int MostOfSchedStat = 128;

    // The counter stands in one of the first lines.
    private const int EnoughOfSched = 512;

    [ThreadStatic]
    private static LinuxThreadCounters? _ofThisThread;

    private readonly SafeFileHandle? _schedStat = Open("/proc/thread-self/schedstat");
    private readonly Lazy<SafeFileHandle?> _sched = new(() => Open("/proc/thread-self/sched"));

    internal static LinuxThreadCounters OfThisThread => _ofThisThread ??= new();

    /// <summary>How long the thread was ready and waited for a core, in nanoseconds; null where that is not kept.</summary>
    [SupportedOSPlatform("linux")]
    internal long? RunQueueWait()
    {
        Span<byte> buffer = stackalloc byte[MostOfSchedStat];
        return ParseRunQueueWait(Read(_schedStat, buffer));
    }

    /// <summary>How often the thread changed its core; null where that is not kept.</summary>
    [SupportedOSPlatform("linux")]
    internal long? Migrations()
    {
        Span<byte> buffer = stackalloc byte[EnoughOfSched];
        return ParseMigrations(Read(_sched.Value, buffer));
    }

    // "650221 0 1": time on a core, time ready to run, turns. All three are 0 in a kernel that does not count.
    internal static long? ParseRunQueueWait(ReadOnlySpan<byte> text)
    {
        if (!Utf8Parser.TryParse(text, out long ran, out var length) || length >= text.Length)
            return null;
        var rest = text[(length + 1)..];
        if (!Utf8Parser.TryParse(rest, out long waited, out length) || length >= rest.Length)
            return null;
        return Utf8Parser.TryParse(rest[(length + 1)..], out long turns, out _) && (ran != 0 || waited != 0 || turns != 0) ? waited : null;
    }

    // "se.nr_migrations                             :                    0"
    internal static long? ParseMigrations(ReadOnlySpan<byte> text)
    {
        var name = text.IndexOf("nr_migrations"u8);
        if (name < 0)
            return null;
        var value = text[name..];
        value = value[(value.IndexOf((byte)':') + 1)..].TrimStart((byte)' ');
        // The line must be there to its end, or digits may be missing.
        return Utf8Parser.TryParse(value, out long count, out var length) && length < value.Length ? count : null;
    }

    // RandomAccess.Read would add a third to the time. The handle cannot close meanwhile: the calling thread holds it.
    [SupportedOSPlatform("linux")]
    private static unsafe ReadOnlySpan<byte> Read(SafeFileHandle? file, Span<byte> buffer)
    {
        if (file is null)
            return default;
        fixed (byte* start = buffer)
        {
            var read = Libc.PRead(file.DangerousGetHandle(), start, (nuint)buffer.Length, 0);
            return read > 0 ? buffer[..(int)read] : default;
        }
    }

    private static SafeFileHandle? Open(string path)
    {
        try
        {
            return File.Exists(path) ? File.OpenHandle(path) : null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
