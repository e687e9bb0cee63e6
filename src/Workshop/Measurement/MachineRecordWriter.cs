using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workshop.Measurement;

/// <summary>Writes records in the form that <c>data/README.md</c> documents.</summary>
internal static class MachineRecordWriter
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Write(MachineRecord record) => new JsonObject
    {
        ["schema"] = MachineRecord.Schema,
        ["name"] = record.Name,
        ["date"] = record.Date.ToString("O", CultureInfo.InvariantCulture),
        ["commit"] = record.Commit,
        ["command"] = record.Command,
        ["machine"] = Machine(record.Machine),
        ["operations"] = new JsonArray([.. record.Operations.Select(Operation)]),
        ["skipped"] = new JsonArray([.. record.Skipped.Select(Skipped)]),
    }.ToJsonString(Format) + "\n";

    private static JsonObject Machine(MachineFingerprint machine) => new()
    {
        ["operatingSystem"] = machine.OperatingSystem,
        ["architecture"] = machine.Architecture.ToString(),
        ["processor"] = machine.CpuModel,
        ["allowedCores"] = machine.AllowedCores,
        ["physicalCores"] = machine.PhysicalCores,
        ["virtualMachine"] = machine.IsVirtualMachine,
        ["container"] = machine.IsContainer,
        ["runtime"] = machine.Runtime,
    };

    private static JsonObject Operation(RecordedOperation operation)
    {
        var json = new JsonObject
        {
            ["experiment"] = operation.Experiment,
            ["name"] = operation.Name,
            ["unit"] = "ns",
            ["median"] = Time(operation.Median),
            ["medianLower"] = Time(operation.Lower),
            ["medianUpper"] = Time(operation.Upper),
            ["mad"] = Time(operation.Mad),
            ["min"] = Time(operation.Quantiles.Min),
            ["p5"] = Time(operation.Quantiles.P5),
            ["p25"] = Time(operation.Quantiles.P25),
            ["p75"] = Time(operation.Quantiles.P75),
            ["p95"] = Time(operation.Quantiles.P95),
            ["p99"] = Time(operation.Quantiles.P99),
            ["max"] = Time(operation.Quantiles.Max),
            ["n"] = operation.Count,
            ["operationsPerSample"] = operation.OperationsPerSample,
            ["disturbance"] = operation.Disturbance,
        };
        if (operation.BytesPerOperation is { } bytes)
            json["bytesPerOperation"] = bytes;
        return json;
    }

    private static JsonObject Skipped(SkippedOperation skipped) => new()
    {
        ["experiment"] = skipped.Experiment,
        ["name"] = skipped.Name,
        ["reason"] = skipped.Reason,
    };

    // Rounding keeps the order of the quantiles, on which the reader insists.
    private static JsonValue? Time(Nanoseconds? time) =>
        time is { } given ? JsonValue.Create(double.Parse(given.Value.ToString("G5", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)) : null;
}
