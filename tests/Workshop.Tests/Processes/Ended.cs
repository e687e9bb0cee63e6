using Workshop.Processes;

namespace Workshop.Tests.Processes;

/// <summary>Waits until a process, which need not be a child of this one, has ended.</summary>
internal static class Ended
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(5);

    /// <summary>The system announces the end of other processes' children to nobody, so this looks until the test's time is over.</summary>
    internal static async Task OfAsync(int processId, CancellationToken cancellationToken)
    {
        using var looks = new PeriodicTimer(Period);
        while (ProcessTree.IsAlive(processId))
            await looks.WaitForNextTickAsync(cancellationToken);
    }
}
