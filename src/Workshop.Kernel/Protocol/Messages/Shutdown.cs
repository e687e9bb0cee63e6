namespace Workshop.Kernel.Protocol.Messages;

/// <summary>shutdown_request.</summary>
/// <param name="Restart">Whether the client will start another kernel in its place.</param>
internal sealed record ShutdownRequest(bool Restart);

/// <summary>shutdown_reply.</summary>
internal sealed record ShutdownReply(bool Restart)
{
    public string Status { get; } = "ok";
}
