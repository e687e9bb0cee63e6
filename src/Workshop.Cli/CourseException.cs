namespace Workshop.Cli;

/// <summary>Ends the tool with one line on standard error: what, where, remedy.</summary>
internal sealed class CourseException(int exitCode, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>One of <see cref="CourseExitCode"/>.</summary>
    internal int ExitCode { get; } = exitCode;
}
