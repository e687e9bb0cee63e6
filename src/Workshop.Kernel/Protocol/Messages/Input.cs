namespace Workshop.Kernel.Protocol.Messages;

/// <summary>input_request: a question to the reader.</summary>
/// <param name="Prompt">Shown before the answer.</param>
/// <param name="Password">Whether the answer must not be seen.</param>
internal sealed record InputRequest(string Prompt, bool Password);

/// <summary>input_reply: the reader's answer.</summary>
internal sealed record InputReply(string? Value);
