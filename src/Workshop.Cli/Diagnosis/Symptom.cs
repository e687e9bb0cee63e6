namespace Workshop.Cli.Diagnosis;

/// <summary>How well the machine does in one respect.</summary>
internal enum Health
{
    /// <summary>Nothing is lacking.</summary>
    Good,

    /// <summary>The course runs, but some experiment cannot show its effect.</summary>
    Limited,

    /// <summary>A verb of the tool cannot do its work.</summary>
    Missing,
}

/// <summary>What was found in one respect.</summary>
/// <param name="State">How well the machine does.</param>
/// <param name="Subject">The respect.</param>
/// <param name="Found">What there is.</param>
/// <param name="Remedy">What to do; empty if nothing is to be done.</param>
internal sealed record Symptom(Health State, string Subject, string Found, string Remedy);
