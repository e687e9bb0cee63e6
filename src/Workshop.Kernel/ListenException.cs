namespace Workshop.Kernel;

/// <summary>A port of the connection file cannot be listened on. The message says which, why and what to do.</summary>
public sealed class ListenException(string message) : Exception(message);
