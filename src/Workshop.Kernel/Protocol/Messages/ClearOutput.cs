namespace Workshop.Kernel.Protocol.Messages;

/// <summary>clear_output: the cell's outputs go; with <paramref name="Wait"/>, only when the next one arrives.</summary>
internal sealed record ClearOutput(bool Wait);
