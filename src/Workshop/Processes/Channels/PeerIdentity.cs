using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Workshop.Processes;

/// <summary>One life of a process. Its number alone would not do: the system gives it to another process later.</summary>
/// <param name="Pid">The process's number.</param>
/// <param name="StartTime">When it started, in the system's own unit; only compared.</param>
internal readonly record struct PeerIdentity(int Pid, long StartTime)
{
    private const int StateField = 0;
    private const int StartTimeField = 19;

    internal static PeerIdentity OfThisProcess { get; } = new(Environment.ProcessId, ReadStartTime(Environment.ProcessId) ?? 0);

    /// <summary>Whether the process runs. One that has ended but was not waited for (a zombie) does not.</summary>
    internal bool IsAlive => Pid == OfThisProcess.Pid || ReadStartTime(Pid) == StartTime;

    private static long? ReadStartTime(int pid)
    {
        if (OperatingSystem.IsLinux())
            return ReadLinuxStartTime(pid);
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.HasExited ? null : process.StartTime.ToUniversalTime().Ticks;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    // "pid (name) state ppid …": the name may hold blanks and parentheses, so the fields count from its last one.
    private static long? ReadLinuxStartTime(int pid)
    {
        try
        {
            var line = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/stat"));
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            return fields[StateField] is "Z" or "X" ? null : long.Parse(fields[StartTimeField], CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
