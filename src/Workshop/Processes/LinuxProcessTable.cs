using System.Globalization;
using System.Runtime.Versioning;

namespace Workshop.Processes;

/// <summary>Linux shows its process table as files: one folder a process under <c>/proc</c>.</summary>
[SupportedOSPlatform("linux")]
internal static class LinuxProcessTable
{
    /// <summary>All processes this one may see, in no particular order. A process that starts or ends meanwhile may be missing.</summary>
    internal static IEnumerable<ProcessEntry> Read()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && Read(id) is { } entry)
                yield return entry;
        }
    }

    /// <summary>One process's row; null when there is none.</summary>
    internal static ProcessEntry? Read(int id)
    {
        try
        {
            return Parse(id, File.ReadAllText($"/proc/{id}/stat"));
        }
        catch (IOException)
        {
            return null; // It ended between the listing and the reading.
        }
        catch (UnauthorizedAccessException)
        {
            return null; // Another user's, so no descendant that we could do anything to.
        }
    }

    /// <summary>Reads "id (name) state parent …". The name may hold spaces and parentheses, so the last one counts.</summary>
    private static ProcessEntry Parse(int id, string stat)
    {
        var fields = stat.AsSpan(stat.LastIndexOf(')') + 2);
        var state = fields[0];
        var parent = fields[2..];
        return new(id, int.Parse(parent[..parent.IndexOf(' ')], CultureInfo.InvariantCulture), HasEnded: state is 'Z' or 'X');
    }
}
