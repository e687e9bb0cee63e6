namespace Workshop.Processes;

/// <summary>Which way a pipe between a process and its child carries bytes.</summary>
public enum PipeFlow
{
    /// <summary>This process writes, the child reads.</summary>
    ToChild,

    /// <summary>The child writes, this process reads.</summary>
    FromChild,
}
