using System.Diagnostics;
using HdrHistogram;

namespace Workshop.Measurement;

/// <summary>Records latencies by the million in constant memory, about a third of a mebibyte, for the long tails that means hide.</summary>
/// <remarks>
/// Each latency keeps three significant digits: a reading of 1.234 ms may come back as 1.235 ms, never further off. What lasts longer than
/// an hour counts as an hour, except in <see cref="Max"/>. Any thread may record or read at any time; a reading then holds some of
/// the latencies that are recorded at that moment.
/// <para>Nothing is subtracted: a latency is end minus start, with one reading of the clock in it.</para>
/// </remarks>
/// <param name="name">What is recorded.</param>
public sealed class LatencyRecorder(string name)
{
    private const int Digits = 3;

    private static readonly long Longest = Stopwatch.Frequency * 60 * 60;

    private readonly LongConcurrentHistogram _histogram = new(lowestTrackableValue: 1, Longest, Digits);
    private long _max = -1;

    /// <summary>What is recorded.</summary>
    public string Name { get; } = name;

    /// <summary>How many latencies are recorded.</summary>
    public long Count => _histogram.TotalCount;

    /// <summary>The longest latency, exactly; zero when there is none.</summary>
    public Nanoseconds Max => Nanoseconds.FromStopwatchTicks(Math.Max(Volatile.Read(ref _max), 0));

    /// <summary>Records one latency, in some 10 ns.</summary>
    /// <param name="ticks">A difference of two <see cref="Stopwatch.GetTimestamp"/> readings.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public void Record(long ticks)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ticks);
        _histogram.RecordValue(Math.Min(ticks, Longest));
        var max = Volatile.Read(ref _max);
        while (ticks > max)
        {
            var seen = Interlocked.CompareExchange(ref _max, ticks, max);
            if (seen == max)
                return;
            max = seen;
        }
    }

    /// <summary>The latency that this share of all does not exceed: 0.5 gives the median, 0.999 what one in a thousand exceeds.</summary>
    /// <param name="share">From 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    /// <exception cref="InvalidOperationException">Nothing is recorded.</exception>
    public Nanoseconds Quantile(double share)
    {
        if (!(share is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "A quantile is a share from 0 to 1, such as 0.999.");
        if (Count == 0)
            throw new InvalidOperationException($"'{Name}' has no latencies yet. Call {nameof(Record)} first.");
        return Nanoseconds.FromStopwatchTicks(_histogram.GetValueAtPercentile(100 * share));
    }

    /// <summary>One line: <c>round trip: 1.20 µs, p99 4.10 µs, p99.9 31.0 µs, max 1.25 ms, n = 1000000</c>.</summary>
    public override string ToString() => Count == 0
        ? $"{Name}: nothing recorded"
        : $"{Name}: {Quantile(0.5)}, p99 {Quantile(0.99)}, p99.9 {Quantile(0.999)}, max {Max}, n = {Count}";
}
