using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;

namespace Workshop.Processes;

/// <summary>What a process has used of the machine so far.</summary>
/// <param name="ProcessorTime">The processor time of all its threads.</param>
/// <param name="PeakMemoryBytes">The most memory it had resident; null where the system does not tell.</param>
internal readonly record struct ChildUsage(TimeSpan ProcessorTime, long? PeakMemoryBytes)
{
    /// <summary>This process's usage up to now.</summary>
    internal static ChildUsage OfThisProcess() => new(
        OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() || OperatingSystem.IsWindows() ? Environment.CpuUsage.TotalTime : default,
        OperatingSystem.IsLinux() ? PeakMemoryOf("self") : PeakWorkingSet());

    /// <summary>The most memory that a process of this machine had resident up to now; null when it has ended, or may not be asked.</summary>
    [SupportedOSPlatform("linux")]
    internal static long? PeakMemoryOf(int process) => PeakMemoryOf(process.ToString(CultureInfo.InvariantCulture));

    internal void Write(BinaryWriter writer)
    {
        writer.Write(ProcessorTime.Ticks);
        writer.Write(PeakMemoryBytes ?? -1);
    }

    internal static ChildUsage Read(BinaryReader reader)
    {
        var time = new TimeSpan(reader.ReadInt64());
        var peak = reader.ReadInt64();
        return new(time, peak < 0 ? null : peak);
    }

    // getrusage would be shorter, but its maximum lives on through exec, so a child would report its big parent's memory. And this is
    // written by hand because lines, parsing or Process have to be compiled or loaded first, at the end of each child's short life.
    private static long? PeakMemoryOf(string process)
    {
        Span<byte> status = stackalloc byte[4096];
        try
        {
            using var file = File.OpenHandle($"/proc/{process}/status");
            status = status[..RandomAccess.Read(file, status, 0)];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null; // It has ended, or this process has no descriptor left.
        }

        var mark = "VmHWM:"u8; // Followed by spaces, a number, and the unit kB.
        var start = status.IndexOf(mark);
        if (start < 0)
            return null;
        var kibibytes = 0L;
        for (var i = start + mark.Length; i < status.Length && status[i] != (byte)'k'; i++)
        {
            if (status[i] is >= (byte)'0' and <= (byte)'9')
                kibibytes = kibibytes * 10 + (status[i] - '0');
        }

        return kibibytes * 1024;
    }

    private static long? PeakWorkingSet()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64 is > 0 and var peak ? peak : null;
    }
}
