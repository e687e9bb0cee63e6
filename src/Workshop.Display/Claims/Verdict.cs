namespace Workshop.Display;

/// <summary>What the machine says about a claim.</summary>
public enum Verdict
{
    /// <summary>The claim was checked and holds.</summary>
    Holds,

    /// <summary>The claim was checked and does not hold.</summary>
    Fails,

    /// <summary>This machine cannot show it either way. Not a failure.</summary>
    NotShown,
}
