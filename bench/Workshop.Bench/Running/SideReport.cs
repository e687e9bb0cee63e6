using System.Text.Json;

namespace Workshop.Bench.Running;

/// <summary>What a process of one side prints: a line of JSON, the same from C and from C#.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Unit">Always nanoseconds.</param>
/// <param name="Operations">How many operations a sample is the mean of.</param>
/// <param name="Samples">The time of one operation, a sample each.</param>
internal sealed record SideReport(string Name, string Unit, long Operations, IReadOnlyList<double> Samples)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    internal double Median => new Measurement.Measurement(Name, Samples.Select(sample => new Measurement.Nanoseconds(sample))).Median.Value;

    internal static SideReport Of(Measurement.Measurement measurement) =>
        new(measurement.Name, "ns", measurement.BatchSize, [.. measurement.Samples.Select(sample => sample.Value)]);

    /// <exception cref="JsonException">This is no report.</exception>
    internal static SideReport Parse(string line) => JsonSerializer.Deserialize<SideReport>(line, Format) is { Samples.Count: > 0, Unit: "ns" } report
        ? report
        : throw new JsonException("It holds no samples in nanoseconds.");

    internal string ToLine() => JsonSerializer.Serialize(this, Format);
}
