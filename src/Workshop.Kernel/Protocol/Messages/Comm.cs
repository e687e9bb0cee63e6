using System.Text.Json;

namespace Workshop.Kernel.Protocol.Messages;

/// <summary>comm_open: the other side is asked to take up a conversation at a target's name.</summary>
internal sealed record CommOpen(string CommId, string? TargetName, JsonElement Data);

/// <summary>comm_msg: a message of an open conversation.</summary>
internal sealed record CommMessageContent(string CommId, JsonElement Data);

/// <summary>comm_close: the conversation is over.</summary>
internal sealed record CommClose(string CommId, JsonElement Data);
