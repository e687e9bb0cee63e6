using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.Versioning;
using Workshop.Interop.Linux;
using Workshop.Interop.Unix;

namespace Workshop.Processes;

public static partial class ProcessTree
{
    /// <summary>
    /// How long to go on without having killed another one: a process stuck inside a device driver cannot be killed, and
    /// nobody should wait for it for ever.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long an ended child is left to the BCL. A <see cref="Process"/> that waits for it takes its exit status in about a
    /// millisecond; an orphan has nobody who would, so after this time it is ours to take.
    /// </summary>
    private static readonly TimeSpan ReapingDelay = TimeSpan.FromMilliseconds(500);

    /// <summary>Kills every descendant of this process, and theirs, until none is left.</summary>
    /// <remarks>
    /// <para>On Linux all are stopped before the first is killed, so that none starts another one meanwhile. The call returns
    /// when they are out of the process table, or 10 seconds after the last success: a process stuck inside the kernel may
    /// remain, and <see cref="Descendants"/> still lists it. Processes that other threads of this one start meanwhile are killed too.</para>
    /// <para>Exit statuses that a <see cref="Process"/> waits for are left to it.</para>
    /// </remarks>
    /// <param name="except">Processes to spare, with all that is below them.</param>
    /// <returns>How many living processes were killed.</returns>
    /// <exception cref="Win32Exception">The system refuses to list its processes.</exception>
    public static int KillDescendants(params ReadOnlySpan<int> except) =>
        KillBelow(Environment.ProcessId, [.. except]);

    /// <summary>Kills a process and everything below it, in the manner of <see cref="KillDescendants"/>.</summary>
    /// <remarks>Nothing happens when there is no such process. Its own exit status is left to whoever waits for it.</remarks>
    /// <param name="process">A process that this one started.</param>
    internal static void Kill(Process process)
    {
        if (process.HasExited)
            return;
        // Stopped first, so that it starts nothing more; its children's orphans are still below it.
        if (OperatingSystem.IsLinux())
            _ = Posix.Kill(process.Id, Libc.SIGSTOP);
        KillBelow(process.Id);
        process.Kill();
    }

    /// <summary>Kills everything below a process of another tree, which must be stopped, in the manner of <see cref="KillDescendants"/>.</summary>
    internal static void KillBelow(int processId) => KillBelow(processId, []);

    private static int KillBelow(int root, HashSet<int> except)
    {
        var ownTree = root == Environment.ProcessId;
        var killed = new HashSet<int>();
        var orphans = new HashSet<int>();
        var endedAt = new Dictionary<int, long>();
        var lastSuccess = Stopwatch.GetTimestamp();
        for (var wait = new SpinWait(); Stopwatch.GetElapsedTime(lastSuccess) < Patience; wait.SpinOnce())
        {
            var before = killed.Count;
            if (OperatingSystem.IsLinux())
                StopAll(root, except);
            var remaining = Walk(root, except, quick: !ownTree);
            orphans.UnionWith(remaining.Where(entry => entry.ParentId != root).Select(entry => entry.Id));
            foreach (var entry in remaining)
                Kill(entry, killed);
            if (killed.Count > before)
                lastSuccess = Stopwatch.GetTimestamp();
            if (ownTree && OperatingSystem.IsLinux())
                Reap(remaining.Where(entry => entry.HasEnded && entry.ParentId == root), orphans, endedAt);
            // Ended ones stay in the table until their parent asks for their status: in another's tree they are not ours to take.
            if (remaining.Count == 0 || (!ownTree && remaining.All(entry => entry.HasEnded)))
                break;
            // Other systems do not tell who has ended, so the first look that shows nobody new is the last.
            if (!OperatingSystem.IsLinux() && killed.Count == before)
                break;
        }

        return killed.Count;
    }

    /// <summary>Stops all, and looks again until the last look shows nobody new.</summary>
    [SupportedOSPlatform("linux")]
    private static void StopAll(int root, HashSet<int> except)
    {
        var stopped = new HashSet<int>();
        bool grew;
        do
        {
            grew = false;
            foreach (var entry in Walk(root, except, quick: root != Environment.ProcessId).Where(entry => !entry.HasEnded && stopped.Add(entry.Id)))
                grew |= Posix.Kill(entry.Id, Libc.SIGSTOP) == 0;
        }
        while (grew);
    }

    private static void Kill(ProcessEntry entry, HashSet<int> killed)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
        {
            // A process whose first thread has ended looks ended while others still run, hence the signal for those too.
            if (Posix.Kill(entry.Id, Posix.SIGKILL) == 0 && !entry.HasEnded)
                killed.Add(entry.Id);
            return;
        }

        try
        {
            using var process = Process.GetProcessById(entry.Id);
            process.Kill();
            killed.Add(entry.Id);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It ended by itself, or it is ending.
        }
    }

    /// <summary>Takes ended children out of the process table: known orphans at once, others when the BCL had its chance.</summary>
    [SupportedOSPlatform("linux")]
    private static unsafe void Reap(IEnumerable<ProcessEntry> ended, HashSet<int> orphans, Dictionary<int, long> endedAt)
    {
        foreach (var entry in ended)
        {
            if (endedAt.TryAdd(entry.Id, Stopwatch.GetTimestamp()) && !orphans.Contains(entry.Id))
                continue;
            if (orphans.Contains(entry.Id) || Stopwatch.GetElapsedTime(endedAt[entry.Id]) > ReapingDelay)
                _ = Posix.WaitPid(entry.Id, null, Posix.WNOHANG);
        }
    }
}
