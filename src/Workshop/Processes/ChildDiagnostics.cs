namespace Workshop.Processes;

/// <summary>Children of this library start without .NET's door for debuggers and profilers, unless the environment says something else.</summary>
/// <remarks>It costs milliseconds at each start, and a child that is killed leaves its door, a socket and two pipes, in the folder for temporary files.</remarks>
internal static class ChildDiagnostics
{
    internal const string Name = "DOTNET_EnableDiagnostics";

    // Written as nobody else writes it, so that the child knows where it is from.
    private const string OwnValue = "00";

    /// <summary>The variable that keeps the door shut, as "name=value".</summary>
    internal const string Off = Name + "=" + OwnValue;

    /// <summary>Takes the variable away in the child, so that what it starts is as usual.</summary>
    internal static void Forget()
    {
        if (Environment.GetEnvironmentVariable(Name) == OwnValue)
            Environment.SetEnvironmentVariable(Name, null);
    }
}
