namespace Workshop.Kernel.Bench;

/// <summary>One row: what was measured, beside the peer's and the target.</summary>
/// <param name="Name">What.</param>
/// <param name="Unit">In which unit.</param>
/// <param name="Ours">The median of the rounds.</param>
/// <param name="Ipykernel">The peer's; null when it has none or is missing.</param>
/// <param name="Ratio">How many times the peer's value is allowed, or null.</param>
/// <param name="Limit">How much is allowed whatever the peer does, or null.</param>
internal sealed record Figure(string Name, string Unit, double Ours, double? Ipykernel, double? Ratio, double? Limit)
{
    /// <summary>What is allowed; null when that depends on a peer that is missing.</summary>
    internal double? Target => Limit ?? Ratio * Ipykernel;

    /// <summary>Whether the target is met; null when there is none.</summary>
    internal bool? Met => Target is { } target ? Ours <= target : null;
}
