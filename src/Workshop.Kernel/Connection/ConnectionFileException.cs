namespace Workshop.Kernel;

/// <summary>The kernel cannot listen where the client wants. The message says what, where and what to do.</summary>
public sealed class ConnectionFileException(string message) : Exception(message);
