using System.Diagnostics;
using System.Runtime.Versioning;

namespace Workshop.Processes;

public static partial class ProcessTree
{
    private static readonly Lock JobLock = new();

    // Never closed: the system closes it when this process has ended, and that ends the members.
    private static WindowsJob? _job;

    [SupportedOSPlatform("windows")]
    private static void EnterJob()
    {
        lock (JobLock)
        {
            if (_job is not null)
                return;
            var job = new WindowsJob();
            using var self = Process.GetCurrentProcess();
            job.Add(self);
            _job = job;
        }
    }

    /// <summary>Children by the noted parent; a member of the job whose parent is gone counts as a child of this process.</summary>
    [SupportedOSPlatform("windows")]
    private static Func<int, IEnumerable<ProcessEntry>> WindowsChildren(int root)
    {
        var table = WindowsProcessTable.Read();
        var children = table.ToLookup(entry => entry.ParentId);
        var present = table.Select(entry => entry.Id).ToHashSet();
        var members = root == Environment.ProcessId ? _job?.Members().ToHashSet() ?? [] : [];
        return parent =>
        {
            var own = children[parent].Where(child => WindowsProcessTable.IsParent(parent, child.Id));
            return parent == root
                ? own.Concat(table.Where(entry => members.Contains(entry.Id)
                    && (!present.Contains(entry.ParentId) || !WindowsProcessTable.IsParent(entry.ParentId, entry.Id))))
                : own;
        };
    }
}
