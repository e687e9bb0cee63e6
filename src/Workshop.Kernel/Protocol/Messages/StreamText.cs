namespace Workshop.Kernel.Protocol.Messages;

/// <summary>stream: text written to stdout or stderr.</summary>
internal sealed record StreamText(string Name, string Text);
