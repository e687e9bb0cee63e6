using Workshop.Notebooks;

namespace Workshop.Cli.Execution;

/// <summary>What became of one notebook.</summary>
/// <param name="Path">Where the notebook lies.</param>
/// <param name="Executed">A copy with the outputs of every cell that ran.</param>
/// <param name="CellCount">How many cells there were to run.</param>
/// <param name="CellsRun">How many ran, the one that failed included.</param>
/// <param name="Elapsed">From the start of its process to the end.</param>
/// <param name="Claims">The claims that its outputs hold.</param>
/// <param name="Failure">Why it stopped early, or null.</param>
internal sealed record NotebookRun(
    string Path,
    Notebook Executed,
    int CellCount,
    int CellsRun,
    TimeSpan Elapsed,
    IReadOnlyList<ClaimRecord> Claims,
    CellFailure? Failure)
{
    /// <summary>When the notebook ran whose results these are, if they were kept from an earlier run; null if it ran now.</summary>
    internal DateTimeOffset? FrozenSince { get; init; }

    /// <summary>Whether every cell ended as it should and no claim failed.</summary>
    internal bool Passed => Failure is null && CountClaims(ClaimVerdict.Fails) == 0;

    /// <summary>How many claims came out so.</summary>
    internal int CountClaims(ClaimVerdict verdict) => Claims.Count(claim => claim.Verdict == verdict);
}
