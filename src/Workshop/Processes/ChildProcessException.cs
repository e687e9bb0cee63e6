namespace Workshop.Processes;

/// <summary>A child process could not be made to run the method at all: it is missing, broken, or cannot load the method.</summary>
/// <remarks>What the method itself does never ends in this exception; see <see cref="ChildExit"/>.</remarks>
public sealed class ChildProcessException : Exception
{
    internal ChildProcessException(string message, string standardError = "", Exception? cause = null)
        : base(message, cause) => StandardError = standardError;

    /// <summary>What the child wrote to its error output; empty when it was not started.</summary>
    public string StandardError { get; }
}
