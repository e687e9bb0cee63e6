namespace Workshop.Tracing;

/// <summary>A thread that took part in a <see cref="Trace"/>.</summary>
/// <param name="Name">The thread's name; <c>worker 0</c> for a scheduler's worker, with the scheduler's number when there were several.</param>
/// <param name="Worker">The worker's number in its scheduler; null for any other thread.</param>
/// <param name="ManagedId">The runtime's id.</param>
/// <param name="OsId">The operating system's id; null where that is not known.</param>
/// <param name="Events">How many of its events the trace has.</param>
/// <param name="Dropped">How many older events of it were lost, because its ring was full.</param>
public sealed record TraceThread(string Name, int? Worker, int ManagedId, int? OsId, int Events, long Dropped)
{
    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
