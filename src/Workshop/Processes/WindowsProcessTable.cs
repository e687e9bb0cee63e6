using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Workshop.Interop.Windows;

namespace Workshop.Processes;

/// <summary>Windows gives a snapshot of its process table.</summary>
[SupportedOSPlatform("windows")]
internal static class WindowsProcessTable
{
    /// <summary>All processes, in no particular order.</summary>
    /// <exception cref="Win32Exception">The system refuses the snapshot.</exception>
    internal static unsafe List<ProcessEntry> Read()
    {
        using var snapshot = Kernel32.CreateToolhelp32Snapshot(Kernel32.TH32CS_SNAPPROCESS, 0);
        if (snapshot.IsInvalid)
            throw new Win32Exception(Marshal.GetLastPInvokeError(), "The system refuses a snapshot of its processes.");
        var entries = new List<ProcessEntry>();
        var entry = new Kernel32.ProcessEntry32 { Size = (uint)sizeof(Kernel32.ProcessEntry32) };
        for (var more = Kernel32.Process32First(snapshot, &entry); more; more = Kernel32.Process32Next(snapshot, &entry))
            entries.Add(new((int)entry.ProcessId, (int)entry.ParentProcessId));
        return entries;
    }

    /// <summary>Whether the parent noted for a process is still the same process.</summary>
    /// <remarks>Windows never updates a parent's id, and gives ids of dead processes to new ones: such a "parent" is younger
    /// than its child. When one of the two cannot be asked, it is not ours, and the answer is no.</remarks>
    internal static bool IsParent(int parent, int child)
    {
        try
        {
            using var older = Process.GetProcessById(parent);
            using var younger = Process.GetProcessById(child);
            return older.StartTime <= younger.StartTime;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }
}
