using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Workshop.Interop.MacOS;

namespace Workshop.Processes;

/// <summary>macOS answers who the children of a process are; it shows no table.</summary>
[SupportedOSPlatform("macos")]
internal static class MacOSProcessTable
{
    /// <summary>Room for processes that start between the two questions: how many, and which.</summary>
    private const int Spare = 32;

    /// <summary>The processes below <paramref name="root"/>, parents first.</summary>
    /// <exception cref="Win32Exception">The system refuses the list.</exception>
    internal static IEnumerable<ProcessEntry> ReadBelow(int root)
    {
        var parents = new Queue<int>([root]);
        while (parents.TryDequeue(out var parent))
        {
            foreach (var child in Children(parent))
            {
                parents.Enqueue(child);
                yield return new(child, parent);
            }
        }
    }

    private static unsafe int[] Children(int parent)
    {
        var wanted = Check(LibProc.ListPids(LibProc.PROC_PPID_ONLY, (uint)parent, null, 0));
        var ids = new int[wanted / sizeof(int) + Spare];
        fixed (int* first = ids)
        {
            var bytes = Check(LibProc.ListPids(LibProc.PROC_PPID_ONLY, (uint)parent, first, ids.Length * sizeof(int)));
            return ids[..(bytes / sizeof(int))].Where(id => id > 0).ToArray();
        }
    }

    private static int Check(int bytes) =>
        bytes >= 0 ? bytes : throw new Win32Exception(Marshal.GetLastPInvokeError(), "The system refuses the list of this process's children.");
}
