using System.Text.Json.Serialization;

namespace Workshop.Kernel.Protocol.Messages;

/// <summary>complete_request: what could stand at the cursor?</summary>
/// <param name="Code">The cell's text.</param>
/// <param name="CursorPos">In code points.</param>
internal sealed record CompleteRequest(string? Code, int CursorPos);

/// <summary>complete_reply.</summary>
/// <param name="Matches">What could be inserted.</param>
/// <param name="CursorStart">The insertion replaces the text from here, in code points,</param>
/// <param name="CursorEnd">to here.</param>
/// <param name="Metadata">What kind each match is, where JupyterLab and VS Code look for it.</param>
internal sealed record CompleteReply(IReadOnlyList<string> Matches, int CursorStart, int CursorEnd, CompletionMetadata Metadata)
{
    public string Status { get; } = "ok";
}

/// <summary>The experimental member that clients read kinds from.</summary>
internal sealed record CompletionMetadata(
    [property: JsonPropertyName("_jupyter_types_experimental")] IReadOnlyList<TypedMatch> TypedMatches);

/// <summary>A match with its kind.</summary>
internal sealed record TypedMatch(
    string Text, int Start, int End, string Type, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Signature);
