using System.Runtime.Versioning;
using Workshop.Processes;

namespace Workshop.Tests.Processes;

/// <summary>What this process holds of the system, to be compared before and after.</summary>
/// <param name="Descriptors">How many descriptors of each kind are open, as text. Files do not count: the runtime reads its own when it likes.</param>
/// <param name="Children">How many processes it has started that are in the process table, ended or not, but for the guard.</param>
[SupportedOSPlatform("linux")]
internal sealed record Leftovers(string Descriptors, int Children)
{
    internal static Leftovers Now() => new(
        string.Join(", ", CountByKind().Select(kind => $"{kind.Value} {kind.Key}")),
        LinuxProcessTable.Read().Count(entry => entry.ParentId == Environment.ProcessId && entry.Id != ChildGuard.Pid));

    /// <summary>How many descriptors are open in all.</summary>
    internal static int CountDescriptors() => Directory.EnumerateFileSystemEntries("/proc/self/fd").Count();

    private static SortedDictionary<string, int> CountByKind()
    {
        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var descriptor in new DirectoryInfo("/proc/self/fd").EnumerateFileSystemInfos())
        {
            // Closed since it was listed: a file that the runtime has just read. What leaks stays open.
            if (descriptor.LinkTarget is not { } target)
                continue;
            // "pipe:[4711]", "anon_inode:[pidfd]", "/folder/file".
            var kind = target.StartsWith("anon_inode", StringComparison.Ordinal) ? target : target.Split(':')[0];
            if (!kind.StartsWith('/') || kind.StartsWith("/dev/", StringComparison.Ordinal))
                kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
        }

        return kinds;
    }

    /// <summary>What is in the folders for temporary files and for shared memory.</summary>
    internal static HashSet<string> Files() =>
        [.. Directory.EnumerateFileSystemEntries(Path.GetTempPath()), .. Directory.EnumerateFileSystemEntries("/dev/shm")];

    /// <summary>New files there whose names hold the pid of one of these processes.</summary>
    internal static List<string> FilesOf(IReadOnlyCollection<int> pids, HashSet<string> before) =>
    [
        .. Files().Except(before).Where(
            path => Path.GetFileName(path).Split('-', '.', '_').Any(part => int.TryParse(part, out var pid) && pids.Contains(pid))),
    ];
}
