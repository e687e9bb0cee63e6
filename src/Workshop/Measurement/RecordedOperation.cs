namespace Workshop.Measurement;

/// <summary>What one operation took on a recorded machine. Times are per operation.</summary>
/// <param name="Experiment">What it belongs to, such as <c>round-trip</c>.</param>
/// <param name="Name">The operation, as the experiment's charts call it.</param>
/// <param name="Quantiles">The distribution.</param>
/// <param name="Mad">The median absolute deviation.</param>
/// <param name="Lower">The lower end of the median's interval at 95 %; null when there were too few samples.</param>
/// <param name="Upper">The upper end of that interval.</param>
/// <param name="Count">How many samples there were.</param>
/// <param name="OperationsPerSample">How many operations a sample is the mean of.</param>
/// <param name="BytesPerOperation">How many bytes one operation carries, where that is the point; null elsewhere.</param>
/// <param name="Disturbance">What disturbed the machine, in words; null when it was calm.</param>
public sealed record RecordedOperation(
    string Experiment,
    string Name,
    RecordedQuantiles Quantiles,
    Nanoseconds Mad,
    Nanoseconds? Lower,
    Nanoseconds? Upper,
    int Count,
    long OperationsPerSample,
    long? BytesPerOperation,
    string? Disturbance)
{
    /// <summary>The middle sample.</summary>
    public Nanoseconds Median => Quantiles.Median;

    /// <summary>The figures of a measurement, for keeping.</summary>
    /// <param name="experiment">What it belongs to.</param>
    /// <param name="name">The operation, as the experiment's charts call it.</param>
    /// <param name="measurement">What was measured.</param>
    /// <param name="bytesPerOperation">How many bytes one operation carries, where that is the point.</param>
    public static RecordedOperation Of(string experiment, string name, Measurement measurement, long? bytesPerOperation = null)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        return new(
            experiment,
            name,
            RecordedQuantiles.Of(measurement),
            measurement.Mad,
            measurement.MedianInterval?.Lower,
            measurement.MedianInterval?.Upper,
            measurement.Count,
            measurement.BatchSize,
            bytesPerOperation,
            measurement.Disturbance?.Text);
    }
}

/// <summary>A distribution in eight figures.</summary>
/// <param name="Min">The fastest sample.</param>
/// <param name="P5">5 of 100 samples were not slower.</param>
/// <param name="P25">25 of 100 samples were not slower.</param>
/// <param name="Median">The middle sample.</param>
/// <param name="P75">75 of 100 samples were not slower.</param>
/// <param name="P95">95 of 100 samples were not slower.</param>
/// <param name="P99">99 of 100 samples were not slower.</param>
/// <param name="Max">The slowest sample.</param>
public sealed record RecordedQuantiles(
    Nanoseconds Min, Nanoseconds P5, Nanoseconds P25, Nanoseconds Median, Nanoseconds P75, Nanoseconds P95, Nanoseconds P99, Nanoseconds Max)
{
    /// <summary>Each figure with the share of samples that it is not exceeded by, in ascending order.</summary>
    public IReadOnlyList<(double Share, Nanoseconds Time)> Steps =>
        [(0, Min), (0.05, P5), (0.25, P25), (0.5, Median), (0.75, P75), (0.95, P95), (0.99, P99), (1, Max)];

    internal static RecordedQuantiles Of(Measurement measurement)
    {
        var statistics = new SampleStatistics(measurement.Samples);
        return new(
            measurement.Min, new(statistics.Quantile(0.05)), new(statistics.Quantile(0.25)), measurement.Median,
            new(statistics.Quantile(0.75)), measurement.P95, measurement.P99, measurement.Max);
    }
}

/// <summary>What could not be measured on a recorded machine.</summary>
/// <param name="Experiment">What it belongs to.</param>
/// <param name="Name">The operation.</param>
/// <param name="Reason">Why not.</param>
public sealed record SkippedOperation(string Experiment, string Name, string Reason);
