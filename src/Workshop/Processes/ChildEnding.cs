namespace Workshop.Processes;

/// <summary>All that the parent learned of a child that has ended: what the system says, and what the child itself reported.</summary>
internal sealed record ChildEnding(
    int Pid, ProcessEnd End, bool Killed, bool IsProgram, long? MemoryLimitBytes, IReadOnlyList<ChildReport> Reports,
    string StandardOutput, string StandardError)
{
    /// <summary>How it ended.</summary>
    internal ChildOutcome Outcome => Last switch
    {
        ChildReport.Returned => ChildOutcome.Returned,
        ChildReport.Threw when MemoryLimitBytes is not null && MemoryLimit.WasReached(Failure) => ChildOutcome.OutOfMemory,
        ChildReport.Threw => ChildOutcome.Threw,
        _ when Killed => ChildOutcome.TimedOut,
        ChildReport.Exiting => ChildOutcome.Exited,
        _ when IsProgram && End.Signal is null => ChildOutcome.Exited,
        _ when MemoryLimitBytes is not null && MemoryLimit.WasReached(StandardError) => ChildOutcome.OutOfMemory,
        _ => ChildOutcome.Crashed,
    };

    /// <summary>The signal's name; null when none ended the process.</summary>
    internal string? Signal => Last is ChildReport.Returned or ChildReport.Threw or ChildReport.Exiting ? null : End.Signal;

    /// <summary>The processor time of its whole life; what it said itself where the system does not tell.</summary>
    internal TimeSpan? ProcessorTime => End.ProcessorTime ?? Usage?.ProcessorTime;

    /// <summary>The most memory it had resident. What it said itself is more certain than what the system says.</summary>
    internal long? PeakMemoryBytes => Usage?.PeakMemoryBytes ?? End.PeakMemoryBytes;

    private ChildUsage? Usage => Last switch
    {
        ChildReport.Returned returned => returned.Usage,
        ChildReport.Threw threw => threw.Usage,
        ChildReport.Exiting exiting => exiting.Usage,
        _ => null,
    };

    /// <summary>What the method threw.</summary>
    internal ChildFailure? Failure => (Last as ChildReport.Threw)?.Failure;

    private ChildReport? Last => Reports.Count > 0 ? Reports[^1] : null;

    /// <summary>Makes the method's value from its JSON; the default when it did not return.</summary>
    /// <exception cref="ChildProcessException">The JSON does not fit the type.</exception>
    internal T? Result<T>()
    {
        if (Last is not ChildReport.Returned { Result: { } json })
            return default;
        try
        {
            return (T?)ChildJson.Read(json, typeof(T));
        }
        catch (NotSupportedException unreadable)
        {
            throw new ChildProcessException(
                $"The result of process {Pid} cannot be made a '{typeof(T)}' from its JSON. Return a simpler type. {unreadable.Message}",
                StandardError, unreadable);
        }
    }

    /// <summary>Makes sure that the method was called.</summary>
    /// <exception cref="ChildProcessException">The child never came to it.</exception>
    internal void RequireStart()
    {
        if (Last is ChildReport.Refused refused)
            throw new ChildProcessException($"Process {Pid} could not call the method: {refused.Reason}", StandardError);
        if (Last is null && !Killed)
        {
            throw new ChildProcessException(
                $"Process {Pid} ended with code {End.ExitCode} before it came to the method. Its error output: {StandardError.Trim()}", StandardError);
        }
    }
}
