using Workshop.Scripting;

namespace Workshop.Kernel.Protocol.Messages;

/// <summary>inspect_request: what is at the cursor?</summary>
/// <param name="Code">The cell's text.</param>
/// <param name="CursorPos">In code points.</param>
/// <param name="DetailLevel">0 for the short answer, 1 for the long one.</param>
internal sealed record InspectRequest(string? Code, int CursorPos, int DetailLevel = 0);

/// <summary>inspect_reply.</summary>
internal sealed record InspectReply(bool Found, MimeBundle Data)
{
    public string Status { get; } = "ok";

    public NoMembers Metadata { get; } = NoMembers.Instance;
}
