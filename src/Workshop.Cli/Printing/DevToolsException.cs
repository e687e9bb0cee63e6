namespace Workshop.Cli.Printing;

/// <summary>The browser did not do what it was asked. The message says what, without a full stop.</summary>
internal sealed class DevToolsException(string message) : Exception(message);
