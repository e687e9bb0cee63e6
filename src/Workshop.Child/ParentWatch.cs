using System.Diagnostics;
using Workshop.Processes;

namespace Workshop.Child;

/// <summary>Ends this process when its parent is gone, whatever its method is doing.</summary>
internal static class ParentWatch
{
    private const int StackBytes = 256 * 1024;

    /// <summary>Starts a thread that waits for the end of the request pipe, which only the parent holds.</summary>
    internal static void Start(Stream requests) =>
        new Thread(() => Watch(requests), StackBytes) { IsBackground = true, Name = "Parent watch" }.Start();

    private static void Watch(Stream requests)
    {
        while (requests.ReadByte() >= 0)
        {
            // The parent says nothing after its request.
        }

        EndEverything();
    }

    // Apart, so that what it needs is loaded only then.
    private static void EndEverything()
    {
        ProcessTree.KillDescendants();
        // Not Environment.Exit: that runs handlers, and one of them may be waiting for a lock that nobody will release.
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }
}
