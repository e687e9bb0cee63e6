using System.Globalization;
using System.Runtime.Versioning;

namespace Workshop.Processes;

/// <summary>Linux shows its process table as files: one folder a process under <c>/proc</c>.</summary>
[SupportedOSPlatform("linux")]
internal static class LinuxProcessTable
{
    private static readonly bool KeepsLists = File.Exists($"/proc/{Environment.ProcessId}/task/{Environment.ProcessId}/children");

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

    /// <summary>All processes below one, parents first, without a look at the rest of the machine.</summary>
    /// <remarks>Sure to be complete only if none of them starts or ends meanwhile: one that ends may hide its younger siblings.</remarks>
    /// <returns>Null where the kernel keeps no such lists.</returns>
    internal static List<ProcessEntry>? ReadBelow(int root)
    {
        if (!KeepsLists)
            return null;
        var found = new List<ProcessEntry>();
        var parents = new Queue<int>([root]);
        while (parents.TryDequeue(out var parent))
        {
            foreach (var child in ChildrenOf(parent))
            {
                if (Read(child) is not { } entry)
                    continue;
                found.Add(entry);
                parents.Enqueue(child);
            }
        }

        return found;
    }

    // Each thread has its own list of the processes that it started.
    private static List<int> ChildrenOf(int parent)
    {
        var children = new List<int>();
        try
        {
            foreach (var thread in Directory.EnumerateDirectories($"/proc/{parent}/task"))
            {
                foreach (var child in File.ReadAllText($"{thread}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    children.Add(int.Parse(child, NumberStyles.None, CultureInfo.InvariantCulture));
            }
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // It, or a thread of it, has ended meanwhile.
        }

        return children;
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
