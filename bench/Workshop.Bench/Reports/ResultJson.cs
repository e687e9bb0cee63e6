using System.Text.Json;
using Workshop.Bench.Running;
using Workshop.Measurement;

namespace Workshop.Bench.Reports;

/// <summary>All results for programs to read.</summary>
internal static class ResultJson
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <exception cref="IOException">The file cannot be written.</exception>
    internal static void Write(string path, IEnumerable<BenchResult> results, DateTimeOffset date) => File.WriteAllText(path, JsonSerializer.Serialize(
        new { Date = date, Machine = MachineFingerprint.OfThisMachine, Rows = results.Select(Row) }, Format));

    private static object Row(BenchResult result)
    {
        var measured = result.Reason is null;
        var unit = Unit.Of(result);
        return new
        {
            result.Benchmark.Name,
            result.Benchmark.What,
            Unit = unit.Name,
            Library = measured ? result.Library / unit.Size : (double?)null,
            Other = measured ? result.Other / unit.Size : (double?)null,
            OtherSide = result.Benchmark.Other.Label,
            Ratio = measured ? result.Ratio : (double?)null,
            MedianRatio = measured ? result.MedianRatio : (double?)null,
            Target = result.Benchmark.Target.ToString(),
            result.Met,
            result.Reason,
            LibraryNanoseconds = result.Pairs.Select(pair => pair.Library),
            OtherNanoseconds = result.Pairs.Select(pair => pair.Other),
        };
    }
}
