namespace Workshop.Processes;

/// <summary>How <see cref="ChildProcess"/> runs a child. The defaults set no limit and show what the child prints.</summary>
public sealed class ChildOptions
{
    /// <summary>How long the process may live, its start included. Afterwards it is killed, with all that it started.</summary>
    /// <value>A positive time, at most about 49 days; by default <see cref="Timeout.InfiniteTimeSpan"/>, no limit.</value>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive, or too long.</exception>
    public TimeSpan TimeLimit
    {
        get;
        init
        {
            if (value != Timeout.InfiniteTimeSpan)
            {
                ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
                ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromMilliseconds(uint.MaxValue - 1));
            }

            field = value;
        }
    } = Timeout.InfiniteTimeSpan;

    /// <summary>Where the child's standard output is written as it arrives, besides <see cref="ChildExit.StandardOutput"/>.</summary>
    /// <value>By default <see cref="Console.Out"/> of this process; <see cref="TextWriter.Null"/> shows nothing.</value>
    public TextWriter? StandardOutput { get; init; }

    /// <summary>Where the child's error output is written as it arrives, besides <see cref="ChildExit.StandardError"/>.</summary>
    /// <value>By default <see cref="Console.Error"/> of this process; <see cref="TextWriter.Null"/> shows nothing.</value>
    public TextWriter? StandardError { get; init; }

    /// <summary>Environment variables to set for the child, or with a null value to take away; it inherits all others.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();
}
