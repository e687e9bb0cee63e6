namespace Workshop.Kernel.Protocol.Messages;

/// <summary>status: starting, busy or idle.</summary>
internal sealed record StatusContent(string ExecutionState);
