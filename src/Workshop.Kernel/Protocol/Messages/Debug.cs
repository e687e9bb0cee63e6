using System.Text.Json.Serialization;

namespace Workshop.Kernel.Protocol.Messages;

/// <summary>debug_request: a request of the Debug Adapter Protocol.</summary>
internal sealed record DebugRequest(int Seq, string? Command);

/// <summary>debug_reply to a kernel without a debugger: the Debug Adapter Protocol's failed response.</summary>
internal sealed record DebugReply(
    [property: JsonPropertyName("request_seq")] int RequestSeq, string Command, string Message)
{
    public int Seq { get; }

    public string Type { get; } = "response";

    public bool Success { get; }
}
