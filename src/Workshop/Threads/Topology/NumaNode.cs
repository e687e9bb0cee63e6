using Workshop.Measurement;

namespace Workshop.Threads;

/// <summary>Cores and the memory that is near to them. Immutable.</summary>
/// <param name="Id">The system's number.</param>
/// <param name="Cores">Its logical cores, in ascending order; empty when it is memory alone.</param>
/// <param name="Memory">The memory of this node; null where the system does not tell.</param>
public sealed record NumaNode(int Id, IReadOnlyList<int> Cores, Bytes? Memory)
{
    /// <summary>One line: <c>node 0: cores 0-7, 31.2 GiB</c>.</summary>
    public override string ToString() => $"node {Id}: cores {CoreList.Format(Cores)}" + (Memory is { } memory ? $", {memory}" : "");
}
