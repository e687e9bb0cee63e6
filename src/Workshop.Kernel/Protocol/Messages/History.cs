using System.Text.Json.Nodes;

namespace Workshop.Kernel.Protocol.Messages;

/// <summary>history_request: which cells ran?</summary>
/// <param name="Output">Whether their values are wanted too.</param>
/// <param name="HistAccessType">tail, range or search.</param>
/// <param name="Session">For a range: 0 is this session, negative ones count back, positive ones are absolute.</param>
/// <param name="Start">For a range: the first cell's number.</param>
/// <param name="Stop">For a range: the number after the last cell's.</param>
/// <param name="N">For tail and search: at most so many, the latest ones.</param>
/// <param name="Pattern">For a search: text with * and ?.</param>
/// <param name="Unique">For a search: the same text only once.</param>
internal sealed record HistoryRequest(
    bool Output = false, string? HistAccessType = null, int Session = 0, int Start = 0, int? Stop = null, int? N = null, string? Pattern = null, bool Unique = false);

/// <summary>history_reply.</summary>
/// <param name="History">Triples: session, number, text; with outputs the text is a pair of text and value.</param>
internal sealed record HistoryReply(JsonArray History)
{
    public string Status { get; } = "ok";
}
