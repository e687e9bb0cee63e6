using System.Diagnostics;
using System.Globalization;

namespace Workshop.Measurement;

/// <summary>The memory of one process as the operating system counts it.</summary>
/// <param name="Resident">What lies in physical memory, shared pages included.</param>
/// <param name="Virtual">The addresses that are set aside, most of them without memory behind them.</param>
public readonly record struct ProcessMemory(Bytes Resident, Bytes Virtual)
{
    private const int KibibyteInBytes = 1024;

    /// <summary>The memory of this process now.</summary>
    public static ProcessMemory OfThisProcess() => Of(Environment.ProcessId);

    /// <summary>The memory of another process now.</summary>
    /// <exception cref="ArgumentException">There is no process of that id (any more).</exception>
    public static ProcessMemory Of(int processId)
    {
        var status = $"/proc/{processId}/status";
        if (File.Exists(status) && ReadLinux(status) is { } memory)
            return memory;
        using var process = Process.GetProcessById(processId);
        return new(new(process.WorkingSet64), new(process.VirtualMemorySize64));
    }

    /// <summary>What came on top in between.</summary>
    public static ProcessMemory operator -(ProcessMemory later, ProcessMemory earlier) =>
        new(later.Resident - earlier.Resident, later.Virtual - earlier.Virtual);

    /// <summary>The memory of two processes; what they share counts twice.</summary>
    public static ProcessMemory operator +(ProcessMemory left, ProcessMemory right) =>
        new(left.Resident + right.Resident, left.Virtual + right.Virtual);

    // The BCL has the same numbers, but reads everything else there is to know about a process as well.
    private static ProcessMemory? ReadLinux(string status)
    {
        Bytes? resident = null, reserved = null;
        try
        {
            foreach (var line in File.ReadLines(status))
            {
                if (line.StartsWith("VmRSS:", StringComparison.Ordinal))
                    resident = Parse(line);
                else if (line.StartsWith("VmSize:", StringComparison.Ordinal))
                    reserved = Parse(line);
            }
        }
        catch (IOException)
        {
            return null; // It ended meanwhile.
        }

        return resident is { } r && reserved is { } v ? new(r, v) : null;
    }

    // "VmRSS:	   12345 kB", and the kernel's kB are 1024 bytes.
    private static Bytes Parse(string line) =>
        new(KibibyteInBytes * long.Parse(line.Split([':', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture));
}
