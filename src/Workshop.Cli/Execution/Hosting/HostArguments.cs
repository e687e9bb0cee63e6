namespace Workshop.Cli.Execution.Hosting;

/// <summary>How the tool starts itself as a notebook's process. Not for people, so no help lists it.</summary>
/// <param name="MarkerSecret">What no cell can write by accident; part of the markers in the raw output.</param>
/// <param name="Commands">The handle of the pipe that commands come from.</param>
/// <param name="Events">The handle of the pipe that events go to.</param>
internal sealed record HostArguments(string MarkerSecret, string Commands, string Events)
{
    internal const string Verb = "notebook-host";

    internal static HostArguments? Parse(string[] args) =>
        args is [Verb, var secret, var commands, var events] ? new HostArguments(secret, commands, events) : null;
}
