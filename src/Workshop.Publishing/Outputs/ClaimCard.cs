namespace Workshop.Publishing.Outputs;

/// <summary>A claim as a card. Mark, word and colour say the same, so nobody depends on one of them.</summary>
internal static class ClaimCard
{
    internal static string ToHtml(Claim claim, string? id = null)
    {
        var evidence = string.IsNullOrEmpty(claim.Evidence)
            ? ""
            : $"<p class=\"claim-evidence\">{Markup.Escape(claim.Evidence)}</p>\n";
        return $"""
            <div class="claim {ClassOf(claim.Verdict)}"{(id is null ? "" : $" id=\"{id}\"")}>
            {Mark(claim.Verdict)}
            <div class="claim-text">
            <p class="claim-statement"><span class="claim-verdict">{WordOf(claim.Verdict)}</span> {Markup.Escape(claim.Statement)}</p>
            {evidence}</div>
            </div>

            """;
    }

    internal static string ClassOf(Verdict verdict) => verdict switch
    {
        Verdict.Holds => "claim-holds",
        Verdict.Fails => "claim-fails",
        _ => "claim-not-shown",
    };

    internal static string WordOf(Verdict verdict) => verdict switch
    {
        Verdict.Holds => "Holds",
        Verdict.Fails => "Does not hold",
        _ => "Not shown here",
    };

    internal static string Mark(Verdict verdict) =>
        $"""<span class="claim-mark" aria-hidden="true">{verdict switch { Verdict.Holds => "✓", Verdict.Fails => "✗", _ => "–" }}</span>""";
}
