namespace Workshop.Bench;

/// <summary>What the program's exit codes mean.</summary>
internal static class ExitCode
{
    /// <summary>Everything was measured. Whether a target was met is for the reader.</summary>
    internal const int Success = 0;

    /// <summary>Something could not be measured.</summary>
    internal const int Incomplete = 1;

    /// <summary>The call was wrong.</summary>
    internal const int WrongUsage = 2;
}
