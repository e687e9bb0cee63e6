using System.Globalization;

namespace Workshop.Measurement;

/// <summary>What one operation took: the samples, what they say together, and how they came about. Immutable.</summary>
public sealed class Measurement
{
    /// <summary>A measurement from samples taken elsewhere.</summary>
    /// <param name="name">The operation's name.</param>
    /// <param name="samples">The time per operation, a sample each, in the order of taking; one at least.</param>
    /// <exception cref="ArgumentException">There is no sample.</exception>
    public Measurement(string name, IEnumerable<Nanoseconds> samples)
    {
        Name = name;
        Samples = Array.AsReadOnly(samples.ToArray());
        if (Samples.Count == 0)
            throw new ArgumentException($"'{name}' has no samples. A measurement needs one at least.", nameof(samples));

        var statistics = new SampleStatistics(Samples);
        Median = new(statistics.Quantile(0.5));
        P95 = new(statistics.Quantile(0.95));
        P99 = new(statistics.Quantile(0.99));
        Min = new(statistics.Quantile(0));
        Max = new(statistics.Quantile(1));
        Mad = new(statistics.MedianAbsoluteDeviation());
        if (statistics.MedianInterval() is { } interval)
            MedianInterval = new(new(interval.Lower), new(interval.Upper), interval.Confidence);
    }

    /// <summary>The operation's name.</summary>
    public string Name { get; }

    /// <summary>The time per operation, a sample each, in the order of taking. Never negative when measured here.</summary>
    public IReadOnlyList<Nanoseconds> Samples { get; }

    /// <summary>The number of samples.</summary>
    public int Count => Samples.Count;

    /// <summary>How many operations one sample is the mean of. With more than 1, single slow operations hide in the mean.</summary>
    public long BatchSize { get; init; } = 1;

    /// <summary>What was subtracted from every sample, per operation: the two readings of the clock, shared by the batch.</summary>
    public Nanoseconds Overhead { get; init; }

    /// <summary>
    /// What an empty operation would have read: the loop and the call of the delegate. <b>Not</b> subtracted, since a processor overlaps
    /// it with the operation's own work, and a figure must not come out faster than the truth. Of 2 ns, a 25 ns operation can carry all.
    /// </summary>
    public Nanoseconds CallCost { get; init; }

    /// <summary>How the warm-up went.</summary>
    public WarmUp WarmUp { get; init; }

    /// <summary>Whether the operation or this library ran without optimisation, which <see cref="MeasureOptions.AllowDebugCode"/> let pass.</summary>
    public bool DebugCode { get; init; }

    /// <summary>
    /// What disturbed the machine while the samples were taken; null when it was calm as far as the system tells. Samples taken elsewhere
    /// are <see cref="Disturbance.NotWatched"/> unless their taker used a <see cref="DisturbanceWatch"/>.
    /// </summary>
    public Disturbance? Disturbance { get; init; } = Disturbance.NotWatched;

    /// <summary>The machine that this was measured on.</summary>
    public MachineFingerprint Machine { get; init; } = MachineFingerprint.OfThisMachine;

    /// <summary>The middle sample: half were faster, half slower.</summary>
    public Nanoseconds Median { get; }

    /// <summary>Where the true median lies with 95 % confidence; null with fewer than six samples, which cannot tell.</summary>
    public MedianInterval? MedianInterval { get; }

    /// <summary>The median absolute deviation: half of the samples lie within this distance of <see cref="Median"/>. Not scaled.</summary>
    public Nanoseconds Mad { get; }

    /// <summary>The same as <see cref="Median"/>.</summary>
    public Nanoseconds P50 => Median;

    /// <summary>95 of 100 samples were not slower.</summary>
    public Nanoseconds P95 { get; }

    /// <summary>99 of 100 samples were not slower. With fewer than 100 samples this is next to <see cref="Max"/>.</summary>
    public Nanoseconds P99 { get; }

    /// <summary>The slowest sample.</summary>
    public Nanoseconds Max { get; }

    /// <summary>The fastest sample.</summary>
    public Nanoseconds Min { get; }

    /// <summary>One line: <c>thread start: 61.2 µs ± 1.3 µs (median ± MAD), p99 80.4 µs, n = 200</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture,
            $"{Name}: {Median} ± {Mad} (median ± MAD), p99 {P99}, n = {Count}") + (DebugCode ? ", DEBUG CODE" : "") + Disturbance.Remark(Disturbance);
}
