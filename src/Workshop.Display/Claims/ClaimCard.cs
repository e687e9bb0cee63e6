using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workshop.Display;

/// <summary>A claim's three forms: a card, a line of text, and the JSON by which the command line counts.</summary>
internal static class ClaimCard
{
    internal const string MimeType = "application/vnd.workshop.claim+json";

    internal static string TextOf(ClaimOutcome claim)
    {
        var line = $"{FaceOf(claim.Verdict).Mark} {claim.Statement}";
        return claim.Evidence is null ? line : $"{line} ({claim.Evidence})";
    }

    internal static string JsonOf(ClaimOutcome claim) => new JsonObject
    {
        ["statement"] = claim.Statement,
        ["verdict"] = FaceOf(claim.Verdict).Word,
        ["evidence"] = claim.Evidence,
    }.ToJsonString(JsonSerializerOptions.Web);

    internal static string HtmlOf(ClaimOutcome claim)
    {
        var face = FaceOf(claim.Verdict);
        var evidence = claim.Evidence is null
            ? ""
            : $"<div class=\"claim-evidence\" style=\"opacity:.85;font-size:.93em\">{WebUtility.HtmlEncode(claim.Evidence)}</div>";
        // The ink is the page's own and the tint lets its background through, so one card suits light and dark.
        // Mark, word and border say the same three times: nobody depends on the colour.
        return $"""
            <div class="claim claim-{face.Word}" style="display:flex;gap:.75em;align-items:flex-start;margin:.5em 0;padding:.6em .9em;max-width:60em;box-sizing:border-box;border-left:4px solid {face.Colour};border-radius:4px;background:{face.Colour}1a;line-height:1.45">
            <span class="claim-mark" aria-hidden="true" style="flex:none;width:1.5em;height:1.5em;line-height:1.5em;text-align:center;border-radius:50%;background:{face.Colour};color:#fff;font-weight:700">{face.Mark}</span>
            <div style="min-width:0;overflow-wrap:anywhere"><div><strong class="claim-verdict">{face.Title}</strong> <span class="claim-statement">{WebUtility.HtmlEncode(claim.Statement)}</span></div>{evidence}</div></div>
            """;
    }

    private static (string Mark, string Word, string Title, string Colour) FaceOf(Verdict verdict) => verdict switch
    {
        Verdict.Holds => ("✓", "holds", "Holds:", "#0b7a53"),
        Verdict.Fails => ("✗", "fails", "Does not hold:", "#b3261e"),
        _ => ("–", "not-shown", "Not shown here:", "#62676e"),
    };
}
