using System.Diagnostics;

namespace Workshop.Kernel.Bench;

/// <summary>The middle of what was measured.</summary>
internal static class Median
{
    internal static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The median milliseconds of an action.</summary>
    internal static double Of(IEnumerable<int> numbers, Action<int> action) => Of(numbers.Select(number =>
    {
        var started = Stopwatch.GetTimestamp();
        action(number);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }));
}
