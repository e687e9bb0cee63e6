using Workshop.Experiments;
using Workshop.Measurement;

namespace Workshop.Tests.Experiments;

public class CoreOperationsTests
{
    [Fact(Timeout = 120_000)]
    public async Task Every_operation_is_measured_or_says_why_not_and_makes_a_valid_record()
    {
        var told = new List<string>();

        var (operations, skipped) = await Task.Run(
            () => CoreOperations.Measure(quick: true, (what, part, parts) => told.Add($"{part}/{parts} {what}"), TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken);

        var experiments = operations.Select(one => one.Experiment).Concat(skipped.Select(one => one.Experiment)).ToHashSet();
        Assert.Superset(new HashSet<string> { "clock", "start-and-end", "switch", "hand-off", "round-trip", "throughput" }, experiments);
        Assert.Contains(operations, one => one is { Experiment: "start-and-end", Name: "process" });
        Assert.All(operations, one => Assert.True(one.Median > Nanoseconds.Zero, one.Name));
        Assert.Equal("1/7 the clock", told[0]);
        Assert.Equal(7, told.Count);
        var record = new MachineRecord("test", new DateOnly(2026, 1, 1), null, "test", MachineFingerprint.OfThisMachine, operations, skipped);
        Assert.Equal(record.ToJson(), MachineRecord.Parse(record.ToJson(), "test").ToJson());
        Assert.DoesNotContain($"\"{Environment.MachineName}\"", record.ToJson(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_cancelled_recording_ends_between_two_parts()
    {
        using var stop = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() => CoreOperations.Measure(quick: true, (_, _, _) => stop.Cancel(), stop.Token));
    }
}
