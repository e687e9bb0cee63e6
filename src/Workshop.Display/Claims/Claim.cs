namespace Workshop.Display;

/// <summary>Claims: sentences about what was just run, checked by the machine and shown at once as a card.</summary>
/// <remarks>
/// A failing claim does not throw, so that the reader sees all of them; <c>course build</c> counts them and fails.
/// Claim only what is guaranteed: a race may lose nothing today. Safe to call from any thread.
/// </remarks>
public static class Claim
{
    /// <summary>Shows whether a statement holds.</summary>
    /// <param name="statement">The claim: one sentence, as it should read when it is true.</param>
    /// <param name="holds">Whether it is true.</param>
    /// <param name="evidence">What was seen: the numbers that decided, with their unit.</param>
    /// <exception cref="ArgumentException">The statement is empty.</exception>
    public static void Check(string statement, bool holds, string? evidence = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(statement);
        DisplayHost.Current.Show(new ClaimOutcome(statement, holds ? Verdict.Holds : Verdict.Fails, evidence));
    }

    /// <summary>Shows that this machine cannot show a statement, and why. Never fails a run.</summary>
    /// <param name="statement">The claim: one sentence, as it would read where it can be shown.</param>
    /// <param name="because">What this machine lacks.</param>
    /// <exception cref="ArgumentException">The statement or the reason is empty.</exception>
    public static void CannotShow(string statement, string because)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(statement);
        ArgumentException.ThrowIfNullOrWhiteSpace(because);
        DisplayHost.Current.Show(new ClaimOutcome(statement, Verdict.NotShown, because));
    }
}
