namespace Workshop.Kernel.Protocol;

/// <summary>What came in is no message, or nobody with the key sent it. It is logged and otherwise ignored.</summary>
internal sealed class MessageFormatException(string message) : Exception(message);
