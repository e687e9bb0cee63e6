namespace Workshop.Cli;

/// <summary>What the tool's exit codes mean. They are a promise to scripts: never change one.</summary>
internal static class CourseExitCode
{
    /// <summary>All well.</summary>
    internal const int Success = 0;

    /// <summary>A cell, a claim or a check failed.</summary>
    internal const int Failed = 1;

    /// <summary>The call was wrong: an unknown verb or option, a missing path, a file that is not a notebook.</summary>
    internal const int WrongUsage = 2;

    /// <summary>The machine lacks something: the SDK, npm, a built library.</summary>
    internal const int LacksSomething = 3;

    /// <summary>To the wrapper scripts only: a source is newer than the tool, build it first.</summary>
    internal const int Stale = 75;

    /// <summary>Stopped by a signal: this plus the signal's number, so 130 after Ctrl-C and 143 after a SIGTERM.</summary>
    internal const int Signalled = 128;
}
