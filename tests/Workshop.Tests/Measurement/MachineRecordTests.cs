using System.Text.Json.Nodes;
using Workshop.Measurement;
using Workshop.Tests.Threads.Topology;

namespace Workshop.Tests.Measurement;

public sealed class MachineRecordTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("records-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        var record = Sample();

        var back = MachineRecord.Parse(record.ToJson(), "laptop.json");

        Assert.Equal(record.Machine, back.Machine);
        Assert.Equal(record.Operations, back.Operations);
        Assert.Equal(record.Skipped, back.Skipped);
        Assert.Equal((record.Name, record.Date, record.Commit, record.Command), (back.Name, back.Date, back.Commit, back.Command));
        Assert.Equal(record.ToJson(), back.ToJson());
    }

    [Fact]
    public void A_measurement_is_kept_with_its_quantiles_its_count_and_what_disturbed_it()
    {
        var measurement = new Workshop.Measurement.Measurement("trip", Enumerable.Range(0, 101).Select(i => new Nanoseconds(i))) { BatchSize = 8 };

        var operation = RecordedOperation.Of("round-trip", "pipe", measurement);

        Assert.Equal([0, 5, 25, 50, 75, 95, 99, 100], operation.Quantiles.Steps.Select(step => Math.Round(step.Time.Value, 9)));
        Assert.Equal((101, 8L), (operation.Count, operation.OperationsPerSample));
        Assert.Equal(Disturbance.NotWatched.Text, operation.Disturbance);
    }

    [Theory]
    [InlineData("$.schema", "2", "schema: the form of this file is 2, and this version reads 1")]
    [InlineData("$.name", "\"\"", "name: the name is missing")]
    [InlineData("$.date", "\"yesterday\"", "date: this is no date")]
    [InlineData("$.machine.architecture", "\"Z80\"", "machine.architecture: this is no architecture")]
    [InlineData("$.machine.allowedCores", "0", "machine.allowedCores: the allowedCores is missing or no whole number from 1")]
    [InlineData("$.machine.container", "\"no\"", "machine.container: the container is not true or false")]
    [InlineData("$.machine.host", "\"mine\"", "machine.host: this member has no meaning here")]
    [InlineData("$.operations", "{}", "operations: the list of operations is missing")]
    [InlineData("$.operations[0]", "7", "operations[0]: this is not an object")]
    [InlineData("$.operations[0].unit", "\"ms\"", "operations[0].unit: times are in nanoseconds")]
    [InlineData("$.operations[0].median", "\"fast\"", "operations[0].median: the median is missing, not a number, or below zero")]
    [InlineData("$.operations[0].p99", "1", "operations[0]: min, p5, p25, median, p75, p95, p99 and max do not ascend")]
    [InlineData("$.operations[0].n", "1.5", "operations[0].n: the n is missing or no whole number")]
    [InlineData("$.operations[0].name", "\"other\"", "operations: 'hand-off: other' is there 2 times")]
    [InlineData("$.skipped[0].reason", "null", "skipped[0].reason: the reason is missing")]
    public void A_fault_gets_one_line_with_its_place_and_a_remedy(string path, string value, string expected)
    {
        var json = JsonNode.Parse(Sample().ToJson())!;
        Set(json, path, JsonNode.Parse(value));

        var wrong = Assert.Throws<MachineRecordException>(() => MachineRecord.Parse(json.ToJsonString(), "laptop.json"));

        var line = Assert.Single(wrong.Faults);
        Assert.StartsWith($"laptop.json: {expected}", line, StringComparison.Ordinal);
        Assert.True(line.Split(". ").Length >= 2, line);
        Assert.EndsWith(".", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{ \"schema\": 1, \"schema\": 1 }")]
    public void What_is_no_object_of_JSON_is_refused(string json) =>
        Assert.StartsWith("laptop.json: the file: this is no", Assert.Single(Assert.Throws<MachineRecordException>(() => MachineRecord.Parse(json, "laptop.json")).Faults).Replace("not a", "no", StringComparison.Ordinal), StringComparison.Ordinal);

    [Fact]
    public void Every_fault_is_named_not_only_the_first()
    {
        var json = JsonNode.Parse(Sample().ToJson())!;
        Set(json, "$.name", null);
        Set(json, "$.operations[1].median", JsonValue.Create(-1));

        Assert.Equal(2, Assert.Throws<MachineRecordException>(() => MachineRecord.Parse(json.ToJsonString(), "x")).Faults.Count);
    }

    [Fact]
    public void A_folder_gives_its_machines_by_experiment()
    {
        File.WriteAllText(Path.Combine(_folder, "b.json"), (Sample() with { Name = "b" }).ToJson());
        File.WriteAllText(Path.Combine(_folder, "a.json"), (Sample() with { Name = "a" }).ToJson());
        File.WriteAllText(Path.Combine(_folder, "notes.txt"), "no record");

        var records = MachineRecords.Load(_folder);

        Assert.Equal(["a", "b"], records.All.Select(record => record.Name));
        Assert.Equal(["a", "b"], records.Times("hand-off").Select(times => times.Machine));
        Assert.Equal(2, records.Times("hand-off")[0].Operations.Count);
        Assert.Empty(records.Times("no such experiment"));
    }

    [Fact]
    public void A_folder_that_does_not_exist_holds_no_machines() =>
        Assert.Empty(MachineRecords.Load(Path.Combine(_folder, "nowhere")).All);

    [Fact]
    public void Faults_of_all_files_come_together()
    {
        File.WriteAllText(Path.Combine(_folder, "a.json"), "{}");
        File.WriteAllText(Path.Combine(_folder, "b.json"), "x");

        var faults = Assert.Throws<MachineRecordException>(() => MachineRecords.Load(_folder)).Faults;

        Assert.Contains(faults, line => line.StartsWith("a.json: ", StringComparison.Ordinal));
        Assert.Contains(faults, line => line.StartsWith("b.json: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Machines_are_told_apart_by_what_matters()
    {
        var here = Sample().Machine;
        var there = here with { IsVirtualMachine = false, PhysicalCores = 2, AllowedCores = 4, CpuModel = "Other" };

        Assert.Equal("", here.DifferencesFrom(here));
        Assert.Equal("Other (X64); 4 cores; SMT; no virtual machine", there.DifferencesFrom(here));
    }

    [Fact]
    public void Physical_cores_are_counted_through_the_topology_and_only_those_that_carry_an_allowed_core()
    {
        using var tree = new MachineTree().WithCores("0-3", "0-3").WithCore(0, 0, "0-1").WithCore(1, 0, "0-1").WithCore(2, 0, "2-3").WithCore(3, 0, "2-3");
        using var untold = new MachineTree().WithCores("0-1", "0-1");

        Assert.Equal(1, MachineFingerprint.PhysicalCoresOf(tree.Read(0, 1)));
        Assert.Equal(2, MachineFingerprint.PhysicalCoresOf(tree.Read(1, 2, 3)));
        Assert.Null(MachineFingerprint.PhysicalCoresOf(untold.Read(0, 1)));
    }

    private static MachineRecord Sample() => new(
        "laptop", new DateOnly(2026, 11, 25), "abc123", "course measure --name laptop",
        new MachineFingerprint("Some System 1", System.Runtime.InteropServices.Architecture.X64, 2, "Some CPU", ".NET 10", IsContainer: false)
        {
            PhysicalCores = 2,
            IsVirtualMachine = true,
        },
        [
            RecordedOperation.Of("hand-off", "futex", new("futex", Enumerable.Range(10, 30).Select(i => new Nanoseconds(i)))),
            RecordedOperation.Of("hand-off", "other", new("other", Enumerable.Range(20, 5).Select(i => new Nanoseconds(i * 1000))) { Disturbance = null }, bytesPerOperation: 64),
        ],
        [new("hand-off", "third", "There is one core only.")]);

    private static void Set(JsonNode root, string path, JsonNode? value)
    {
        var steps = path[2..].Replace("[", ".[", StringComparison.Ordinal).Split('.');
        var owner = steps[..^1].Aggregate(root, (node, step) => step[0] == '[' ? node[int.Parse(step[1..^1], null)]! : node[step]!);
        if (steps[^1][0] == '[')
            owner[int.Parse(steps[^1][1..^1], null)] = value;
        else
            owner[steps[^1]] = value;
    }
}
