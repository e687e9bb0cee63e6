using System.Text.Json.Nodes;
using Workshop.Notebooks;

namespace Workshop.Cli.Execution;

/// <summary>What the machine said about a claim.</summary>
internal enum ClaimVerdict
{
    /// <summary>The claim holds on this machine.</summary>
    Holds,

    /// <summary>It does not; the notebook fails.</summary>
    Fails,

    /// <summary>This machine cannot show it.</summary>
    NotShown,
}

/// <summary>A claim found in a cell's outputs.</summary>
/// <param name="Cell">The cell that made it, counted from 1 among the cells that have code.</param>
/// <param name="Statement">What is claimed.</param>
/// <param name="Verdict">How it came out.</param>
/// <param name="Evidence">The numbers behind the verdict, or null.</param>
internal sealed record ClaimRecord(int Cell, string Statement, ClaimVerdict Verdict, string? Evidence)
{
    /// <summary>The form of an output that tells programs of a claim.</summary>
    internal const string MimeType = "application/vnd.workshop.claim+json";

    /// <summary>The claims among <paramref name="outputs"/>, in order.</summary>
    internal static IEnumerable<ClaimRecord> In(int cell, IEnumerable<CellOutput> outputs) =>
        outputs.OfType<RichOutput>().Select(output => output.Data[MimeType]).OfType<JsonObject>().Select(claim => Read(cell, claim));

    private static ClaimRecord Read(int cell, JsonObject claim) => new(
        cell,
        claim["statement"]?.ToString() ?? "(a claim without a statement)",
        claim["verdict"]?.ToString() switch
        {
            "holds" => ClaimVerdict.Holds,
            "not-shown" => ClaimVerdict.NotShown,
            // A verdict that nobody knows must not pass for a kept promise.
            _ => ClaimVerdict.Fails,
        },
        claim["evidence"]?.ToString());
}
