using System.Diagnostics;
using Workshop.Threads;

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

    /// <summary>How much memory the child may use.</summary>
    /// <remarks>
    /// <para>For .NET, methods of <see cref="ChildProcess"/> included, it limits the heap of the garbage collector, not what the runtime itself
    /// needs. For other programs on Linux it limits the private memory they write to, of each process (RLIMIT_DATA); stacks and
    /// files do not count, and a shell has to set it, so the start takes a millisecond longer. On Windows it limits the process as a whole. On macOS only .NET heeds it.</para>
    /// <para>A .NET child that needs more ends with <see cref="ChildOutcome.OutOfMemory"/>. Another program is told by its allocation, and
    /// ends as its author thought fit.</para>
    /// </remarks>
    /// <value>At least 16 MiB, below which .NET does not start; by default null, no limit.</value>
    /// <exception cref="ArgumentOutOfRangeException">The limit is too small.</exception>
    public long? MemoryLimitBytes
    {
        get;
        init
        {
            if (value is { } bytes)
                ArgumentOutOfRangeException.ThrowIfLessThan(bytes, SmallestMemoryLimit);
            field = value;
        }
    }

    /// <summary>The cores that the child, and what it starts, may run on, from its first instruction on.</summary>
    /// <remarks>One that <see cref="CpuAffinity.AllowedCores"/> lacks is refused when the child is to be started. macOS cannot bind
    /// processes to cores, so there the start fails with that reason.</remarks>
    /// <value>By default null: those of the thread that starts it.</value>
    public IReadOnlyCollection<int>? Cores { get; init; }

    /// <summary>The child's rank among the processes that want a core, from its first instruction on.</summary>
    /// <remarks>On Linux and macOS a nice value: 19 for <see cref="ProcessPriorityClass.Idle"/>, 10 for
    /// <see cref="ProcessPriorityClass.BelowNormal"/>, 0 for <see cref="ProcessPriorityClass.Normal"/>; a rank above this process's own needs a
    /// privilege there, and the start fails without it.</remarks>
    /// <value>By default null: that of this process.</value>
    public ProcessPriorityClass? Priority { get; init; }

    private const long SmallestMemoryLimit = 16 << 20;

    /// <exception cref="CoreNotAllowedException">A core may not be used.</exception>
    /// <exception cref="PlatformNotSupportedException">Cores are named, and this system cannot bind to them.</exception>
    internal void RequireAllowedCores()
    {
        if (Cores is not null)
            _ = CpuAffinity.RequireAllowed(Cores);
    }
}
