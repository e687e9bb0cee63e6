using System.Collections.Immutable;

namespace Workshop.Cli.Execution;

/// <summary>The tool's own processes that outlive a notebook, and are spared when what it leaves behind is ended. Thread-safe.</summary>
internal static class Companions
{
    private static ImmutableArray<int> _processes = [];

    /// <summary>Their numbers.</summary>
    internal static int[] Processes => [.. _processes];

    internal static void Add(int process) => ImmutableInterlocked.Update(ref _processes, static (known, added) => known.Add(added), process);

    internal static void Remove(int process) => ImmutableInterlocked.Update(ref _processes, static (known, removed) => known.Remove(removed), process);
}
