namespace Workshop.Kernel.Protocol.Messages;

/// <summary>iopub_welcome: the first message to a new subscriber, so that it knows when it misses nothing more.</summary>
internal sealed record IopubWelcome(string Subscription);
