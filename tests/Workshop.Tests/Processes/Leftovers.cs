using System.Runtime.Versioning;
using Workshop.Processes;

namespace Workshop.Tests.Processes;

/// <summary>What this process holds of the system, to be compared before and after.</summary>
/// <param name="Descriptors">How many descriptors are open.</param>
/// <param name="Children">How many processes it has started that are in the process table, ended or not, but for the guard.</param>
[SupportedOSPlatform("linux")]
internal sealed record Leftovers(int Descriptors, int Children)
{
    internal static Leftovers Now() => new(
        Directory.EnumerateFileSystemEntries("/proc/self/fd").Count(),
        LinuxProcessTable.Read().Count(entry => entry.ParentId == Environment.ProcessId && entry.Id != ChildGuard.Pid));

    /// <summary>Files in the folders for temporary files and for shared memory whose names hold the pid of one of these processes.</summary>
    internal static List<string> FilesOf(IReadOnlyCollection<int> pids) =>
    [
        .. Directory.EnumerateFileSystemEntries(Path.GetTempPath()).Concat(Directory.EnumerateFileSystemEntries("/dev/shm"))
            .Where(path => Path.GetFileName(path).Split('-', '.', '_').Any(part => int.TryParse(part, out var pid) && pids.Contains(pid))),
    ];
}
