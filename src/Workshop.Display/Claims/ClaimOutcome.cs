namespace Workshop.Display;

/// <summary>A checked claim, as it is shown and as the command line counts it. Immutable.</summary>
/// <param name="Statement">The claim: one sentence.</param>
/// <param name="Verdict">What the machine says about it.</param>
/// <param name="Evidence">What was seen, or why it could not be shown; null when the statement says it all.</param>
public sealed record ClaimOutcome(string Statement, Verdict Verdict, string? Evidence)
{
    /// <summary>The outcome in one line of plain text.</summary>
    public override string ToString() => ClaimCard.TextOf(this);
}
