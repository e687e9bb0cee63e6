using Workshop.Interop.Linux;

namespace Workshop.Threads;

/// <summary>How often the operating system took a thread off its core.</summary>
/// <param name="Voluntary">The thread gave the core up: it waited for something.</param>
/// <param name="Involuntary">The core was taken away: the time slice was over or a more urgent thread came.</param>
public readonly record struct ContextSwitches(long Voluntary, long Involuntary)
{
    // Some sandboxes answer the call below with zeros. Those that count show the counts here as well.
    private static readonly Lazy<bool> AreCounted = new(() =>
        OperatingSystem.IsLinux() && File.Exists("/proc/self/status")
        && File.ReadLines("/proc/self/status").Any(line => line.StartsWith("nonvoluntary_ctxt_switches:", StringComparison.Ordinal)));

    /// <summary>Both kinds together.</summary>
    public long Total => Voluntary + Involuntary;

    /// <summary>The calling thread's switches since it began; null where the system does not tell (all but Linux). Takes half a microsecond.</summary>
    public static ContextSwitches? OfThisThread() =>
        AreCounted.Value && OperatingSystem.IsLinux() && Libc.ThreadContextSwitches() is var (voluntary, involuntary)
            ? new(voluntary, involuntary)
            : null;

    /// <summary>The switches that came in between.</summary>
    public static ContextSwitches operator -(ContextSwitches later, ContextSwitches earlier) =>
        new(later.Voluntary - earlier.Voluntary, later.Involuntary - earlier.Involuntary);

    /// <summary>The switches of two stretches together.</summary>
    public static ContextSwitches operator +(ContextSwitches left, ContextSwitches right) =>
        new(left.Voluntary + right.Voluntary, left.Involuntary + right.Involuntary);
}
