using Workshop.Notebooks;

namespace Workshop.Publishing.Outputs;

/// <summary>What a cell promised and whether the run showed it.</summary>
internal sealed record Claim(string Statement, Verdict Verdict, string? Evidence)
{
    internal const string MimeType = "application/vnd.workshop.claim+json";

    /// <summary>The claim that an output holds, or null.</summary>
    internal static Claim? Of(CellOutput output)
    {
        if (output is not RichOutput rich || EmbeddedJson.Read(rich.Data[MimeType]) is not { } claim)
            return null;
        var verdict = claim["verdict"]?.ToString() switch
        {
            "holds" => Verdict.Holds,
            "fails" => Verdict.Fails,
            _ => Verdict.NotShown,
        };
        return new Claim(claim["statement"]?.ToString() ?? "", verdict, claim["evidence"]?.ToString());
    }
}

/// <summary>The outcome of a claim.</summary>
internal enum Verdict
{
    /// <summary>The run showed it.</summary>
    Holds,

    /// <summary>The run showed the contrary.</summary>
    Fails,

    /// <summary>This machine could not show it.</summary>
    NotShown,
}
