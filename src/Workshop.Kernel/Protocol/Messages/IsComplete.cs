using System.Text.Json.Serialization;

namespace Workshop.Kernel.Protocol.Messages;

/// <summary>is_complete_request: does the text run as it stands, or does it go on?</summary>
internal sealed record IsCompleteRequest(string? Code);

/// <summary>is_complete_reply.</summary>
/// <param name="Status">complete, incomplete, invalid or unknown.</param>
/// <param name="Indent">What to begin the next line with, when incomplete.</param>
internal sealed record IsCompleteReply(string Status, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Indent);
