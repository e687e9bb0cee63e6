namespace Workshop.Cli.Execution;

/// <summary>How long cells and notebooks may run.</summary>
/// <param name="Cell">The limit of each cell.</param>
/// <param name="Notebook">The limit of each notebook, the start of its process included.</param>
internal sealed record ExecutionLimits(TimeSpan Cell, TimeSpan Notebook)
{
    /// <summary>How long a cell that was told to stop may take before its process is killed.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
}
