using System.Globalization;

namespace Workshop.Processes;

/// <summary>How a child process ended, and what is known of its life. Whatever the child did is data here, never an exception.</summary>
/// <remarks>Immutable, so safe to share among threads.</remarks>
public class ChildExit
{
    internal ChildExit(ChildEnding ending)
    {
        Pid = ending.Pid;
        Outcome = ending.Outcome;
        ExitCode = ending.End.ExitCode;
        Signal = ending.Signal;
        Lifetime = ending.End.Lifetime;
        ProcessorTime = ending.ProcessorTime;
        PeakMemoryBytes = ending.PeakMemoryBytes;
        Exception = ending.Failure;
        StandardOutput = ending.StandardOutput;
        StandardError = ending.StandardError;
    }

    /// <summary>The process's id while it lived. The system may have given it to another process since.</summary>
    public int Pid { get; }

    /// <summary>How it ended.</summary>
    public ChildOutcome Outcome { get; }

    /// <summary>The number the process left: 0 when the method returned, 1 when it threw, the argument of
    /// <see cref="Environment.Exit"/>; after a crash whatever the system noted, on Linux and macOS 128 plus the signal.</summary>
    public int ExitCode { get; }

    /// <summary>The name of the signal that ended the process, such as SIGKILL; null when none did, and always on Windows.</summary>
    public string? Signal { get; }

    /// <summary>From just before the start until this process learned of the end.</summary>
    public TimeSpan Lifetime { get; }

    /// <summary>The processor time of all its threads, and of the processes that it started and waited for. Known on Linux and Windows however it
    /// ended; elsewhere null after a crash or a kill, because the child itself reports it at its end.</summary>
    public TimeSpan? ProcessorTime { get; }

    /// <summary>The most memory it had resident, in bytes; null when it is not known.</summary>
    /// <remarks>A method that returns, throws or exits reports it itself. After a crash or a kill, and for other programs, it is known on Linux: the
    /// system's own figure if that is above this process's own peak, which Linux mixes in; else what was read just before the kill, or when
    /// the child last wrote to its error output, as a crashing runtime does. If there is none of these, as after another's SIGKILL of
    /// a small process, it is null.</remarks>
    public long? PeakMemoryBytes { get; }

    /// <summary>What the method threw; null unless the outcome is <see cref="ChildOutcome.Threw"/>.</summary>
    public ChildFailure? Exception { get; }

    /// <summary>What it wrote to its standard output, its first four million characters.</summary>
    public string StandardOutput { get; }

    /// <summary>What it wrote to its error output, its first four million characters.</summary>
    public string StandardError { get; }

    /// <summary>One line for people: the pid, the outcome with its cause, the lifetime.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"process {Pid} {Ending} after {Lifetime.TotalMilliseconds:N0} ms");

    private string Ending => Outcome switch
    {
        ChildOutcome.Returned => "returned",
        ChildOutcome.Threw => $"threw {Exception}",
        ChildOutcome.Exited => $"exited with code {ExitCode}",
        ChildOutcome.Crashed => Signal is null ? $"crashed with code {ExitCode}" : $"crashed by {Signal}",
        ChildOutcome.OutOfMemory => "ran out of the memory it was allowed",
        _ => "was killed at its time limit",
    };
}
