using System.Text;
using Workshop.Interop.Unix;
using Workshop.Processes;

namespace Workshop.Child;

/// <summary>Sets this process apart, so that whatever it starts can be ended with it.</summary>
internal static class OwnSession
{
    internal static void Enter()
    {
        if (OperatingSystem.IsWindows())
        {
            // The parent has put this process into a job. The console's own encoding is not the one the parent reads.
            Console.OutputEncoding = Encoding.UTF8;
            return;
        }

        if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
            _ = Posix.SetSid(); // Refused only to the leader of a group, and then the group is this process's own already.
        ProcessTree.AdoptOrphans();
    }
}
