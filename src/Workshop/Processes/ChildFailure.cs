namespace Workshop.Processes;

/// <summary>An exception of another process, as text: the object itself stayed there.</summary>
/// <param name="Type">The exception's type, with its namespace.</param>
/// <param name="Message">The exception's message.</param>
/// <param name="StackTrace">Where it was thrown, the method's own frames only; empty when it never was thrown.</param>
/// <param name="Inner">The exception that caused this one, if any.</param>
public sealed record ChildFailure(string Type, string Message, string StackTrace, ChildFailure? Inner = null)
{
    /// <summary>One line: the type and the message.</summary>
    public override string ToString() => $"{Type}: {Message}";
}
