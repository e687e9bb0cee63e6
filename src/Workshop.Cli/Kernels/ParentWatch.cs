using System.Globalization;
using Workshop.Processes;

namespace Workshop.Cli.Kernels;

/// <summary>Notices that the client which started the kernel is gone, perhaps by kill -9.</summary>
internal static class ParentWatch
{
    // Jupyter's own name for it. On Windows it holds a handle and no id, so nothing is watched there.
    private const string Variable = "JPY_PARENT_PID";
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    /// <summary>Begins to watch, on a thread of its own: the cells may have every thread of the pool.</summary>
    /// <param name="gone">Called once.</param>
    internal static void Start(Action gone)
    {
        if (OperatingSystem.IsWindows()
            || !int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var parent)
            // The first process outlives everybody; an id of another container means nothing here.
            || parent <= 1
            || !ProcessTree.IsAlive(parent))
        {
            return;
        }

        new Thread(() =>
        {
            using var never = new ManualResetEventSlim();
            while (ProcessTree.IsAlive(parent))
                never.Wait(BetweenLooks);
            gone();
        })
        { IsBackground = true, Name = "watch over the client" }.Start();
    }
}
