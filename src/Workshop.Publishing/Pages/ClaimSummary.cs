using System.Globalization;
using System.Text;
using Workshop.Publishing.Outputs;

namespace Workshop.Publishing.Pages;

/// <summary>What a run showed, counted and listed.</summary>
internal static class ClaimSummary
{
    /// <summary>The section at the end of a page; empty without claims.</summary>
    internal static string ForPage(IReadOnlyList<Claim> claims)
    {
        if (claims.Count == 0)
            return "";
        var rows = new StringBuilder();
        for (var index = 0; index < claims.Count; index++)
            rows.Append(CultureInfo.InvariantCulture, $"<li class=\"{ClaimCard.ClassOf(claims[index].Verdict)}\">{ClaimCard.Mark(claims[index].Verdict)} <a href=\"#workshop-claim-{index + 1}\"><span class=\"visually-hidden\">{ClaimCard.WordOf(claims[index].Verdict)}: </span>{Markup.Escape(claims[index].Statement)}</a></li>\n");
        return $"""
            <section class="claim-summary" aria-labelledby="workshop-claims">
            <h2 id="workshop-claims">What this run showed</h2>
            <p>{Count(claims)}</p>
            <ul>
            {rows}</ul>
            </section>

            """;
    }

    /// <summary>The outcome in a sentence.</summary>
    internal static string Count(IReadOnlyList<Claim> claims)
    {
        var parts = new[]
        {
            (Count: claims.Count(claim => claim.Verdict == Verdict.Holds), Words: "held"),
            (Count: claims.Count(claim => claim.Verdict == Verdict.Fails), Words: "did not hold"),
            (Count: claims.Count(claim => claim.Verdict == Verdict.NotShown), Words: "could not be shown on this machine"),
        }.Where(part => part.Count > 0).Select(part => $"{part.Count} {part.Words}");
        return $"Of {claims.Count} {(claims.Count == 1 ? "claim" : "claims")}, {string.Join(", ", parts)}.";
    }
}
