using System.Globalization;

namespace Workshop.Threads;

/// <summary>How often the operating system took a thread off its core.</summary>
/// <param name="Voluntary">The thread gave the core up: it waited for something.</param>
/// <param name="Involuntary">The core was taken away: the time slice was over or a more urgent thread came.</param>
public readonly record struct ContextSwitches(long Voluntary, long Involuntary)
{
    private const string VoluntaryField = "voluntary_ctxt_switches:";
    private const string InvoluntaryField = "nonvoluntary_ctxt_switches:";

    /// <summary>Both kinds together.</summary>
    public long Total => Voluntary + Involuntary;

    /// <summary>The calling thread's switches since it began; null where the system does not tell (all but Linux).</summary>
    public static ContextSwitches? OfThisThread()
    {
        const string status = "/proc/thread-self/status";
        if (!File.Exists(status))
            return null;

        long? voluntary = null, involuntary = null;
        foreach (var line in File.ReadLines(status))
        {
            if (line.StartsWith(VoluntaryField, StringComparison.Ordinal))
                voluntary = long.Parse(line.AsSpan(VoluntaryField.Length), CultureInfo.InvariantCulture);
            else if (line.StartsWith(InvoluntaryField, StringComparison.Ordinal))
                involuntary = long.Parse(line.AsSpan(InvoluntaryField.Length), CultureInfo.InvariantCulture);
        }

        // Some sandboxes serve the file without these two lines.
        return voluntary is { } v && involuntary is { } i ? new(v, i) : null;
    }

    /// <summary>The switches that came in between.</summary>
    public static ContextSwitches operator -(ContextSwitches later, ContextSwitches earlier) =>
        new(later.Voluntary - earlier.Voluntary, later.Involuntary - earlier.Involuntary);

    /// <summary>The switches of two stretches together.</summary>
    public static ContextSwitches operator +(ContextSwitches left, ContextSwitches right) =>
        new(left.Voluntary + right.Voluntary, left.Involuntary + right.Involuntary);
}
