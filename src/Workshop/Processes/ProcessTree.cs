using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Workshop.Interop.Linux;

namespace Workshop.Processes;

/// <summary>The processes that this one started, those that they started, and so on.</summary>
/// <remarks>
/// <para>A process whose parent died is an orphan. Without <see cref="AdoptOrphans"/> the system hands it to its first
/// process, and it leaves this tree for good.</para>
/// <para>All members may be called from any thread.</para>
/// </remarks>
public static partial class ProcessTree
{
    /// <summary>From now on, descendants whose parent dies stay in this process's tree. Calling it again changes nothing.</summary>
    /// <remarks>
    /// <para>Linux: orphans become children of this process (a <i>child subreaper</i>). The nearest such ancestor gets them, so
    /// adopting processes nest. This process's own sudden death does not end them.</para>
    /// <para>Windows: this process enters a job object, and all it starts is born in there. When this process ends, in whatever
    /// way, the system ends them all.</para>
    /// <para>macOS: there is no such thing, and the call does nothing. <see cref="KillDescendants"/> misses orphans there.</para>
    /// </remarks>
    /// <exception cref="Win32Exception">The system refuses.</exception>
    public static void AdoptOrphans()
    {
        if (OperatingSystem.IsLinux())
            BecomeSubreaper();
        else if (OperatingSystem.IsWindows())
            EnterJob();
    }

    /// <summary>The ids of all living descendants, parents before their children.</summary>
    /// <remarks>A snapshot: processes come and go while it is taken.</remarks>
    /// <exception cref="Win32Exception">The system refuses to list its processes.</exception>
    public static IReadOnlyList<int> Descendants() => HasNoChild() ? [] : DescendantsOf(Environment.ProcessId);

    /// <summary>The ids of all living descendants of one process, parents before their children.</summary>
    /// <param name="processId">The process at the root; it is not part of the result.</param>
    /// <exception cref="Win32Exception">The system refuses to list its processes.</exception>
    public static IReadOnlyList<int> DescendantsOf(int processId) =>
        [.. Walk(processId, []).Where(entry => !entry.HasEnded).Select(entry => entry.Id)];

    /// <summary>Whether a process of this id runs, anywhere on the machine.</summary>
    /// <remarks>One that has ended, and that its parent has not asked about yet (a zombie), counts as ended on Linux.
    /// Ids are given out again, so the answer says little about a process that ended long ago.</remarks>
    /// <param name="processId">The process's id.</param>
    public static bool IsAlive(int processId)
    {
        if (OperatingSystem.IsLinux())
            return LinuxProcessTable.Read(processId) is { HasEnded: false };
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Whether it is certain that nothing is below this process: one question to the system instead of a look at all its processes.</summary>
    private static unsafe bool HasNoChild()
    {
        if (!OperatingSystem.IsLinux())
            return false;
        var information = stackalloc byte[Libc.SigInfoSize];
        return Libc.WaitId(Libc.P_ALL, 0, information, Libc.WEXITED_WNOHANG_WNOWAIT) < 0 && Marshal.GetLastPInvokeError() == Libc.ECHILD;
    }

    [SupportedOSPlatform("linux")]
    private static void BecomeSubreaper()
    {
        if (Libc.PrCtl(Libc.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError(), "The system refuses to hand orphaned processes to this one.");
    }

    /// <summary>The table's rows below <paramref name="root"/>, parents first, without <paramref name="except"/> and what is below those.</summary>
    private static List<ProcessEntry> Walk(int root, HashSet<int> except, bool quick = false)
    {
        var childrenOf = ReadChildren(root, quick);
        var found = new List<ProcessEntry>();
        var seen = new HashSet<int>(except) { root };
        // No descendant in the reader's sense, but the one that ends them after this process.
        if (root == Environment.ProcessId && OperatingSystem.IsLinux())
            seen.Add(ChildGuard.Pid);
        var parents = new Queue<int>([root]);
        while (parents.TryDequeue(out var parent))
        {
            foreach (var child in childrenOf(parent).Where(child => seen.Add(child.Id)))
            {
                found.Add(child);
                parents.Enqueue(child.Id);
            }
        }

        return found;
    }

    private static Func<int, IEnumerable<ProcessEntry>> ReadChildren(int root, bool quick)
    {
        // The short way is for a child that is being killed: what it hides at one look, the next one shows.
        if (OperatingSystem.IsLinux())
            return ByParent((quick ? LinuxProcessTable.ReadBelow(root) : null) ?? LinuxProcessTable.Read());
        if (OperatingSystem.IsMacOS())
            return ByParent(MacOSProcessTable.ReadBelow(root));
        if (OperatingSystem.IsWindows())
            return WindowsChildren(root);
        throw new PlatformNotSupportedException("Processes can be listed on Linux, macOS and Windows only.");
    }

    private static Func<int, IEnumerable<ProcessEntry>> ByParent(IEnumerable<ProcessEntry> table)
    {
        var children = table.ToLookup(entry => entry.ParentId);
        return parent => children[parent];
    }
}
