using System.Diagnostics;
using System.Globalization;

namespace Workshop.Processes;

/// <summary>What a process has used of the machine so far.</summary>
/// <param name="ProcessorTime">The processor time of all its threads.</param>
/// <param name="PeakMemoryBytes">The most memory it had resident; null where the system does not tell.</param>
internal readonly record struct ChildUsage(TimeSpan ProcessorTime, long? PeakMemoryBytes)
{
    /// <summary>This process's usage up to now.</summary>
    internal static ChildUsage OfThisProcess() => new(
        OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() || OperatingSystem.IsWindows() ? Environment.CpuUsage.TotalTime : default,
        OperatingSystem.IsLinux() ? ReadHighWaterMark() : PeakWorkingSet());

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

    // getrusage would be shorter, but its maximum lives on through exec, so a child would report its big parent's memory;
    // and Process would load an assembly more, at the end of each child's short life.
    private static long? ReadHighWaterMark()
    {
        const string Mark = "VmHWM:";
        var line = File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith(Mark, StringComparison.Ordinal));
        return line is null ? null : long.Parse(line.AsSpan(Mark.Length, line.Length - Mark.Length - "kB".Length), CultureInfo.InvariantCulture) * 1024;
    }

    private static long? PeakWorkingSet()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64 is > 0 and var peak ? peak : null;
    }
}
