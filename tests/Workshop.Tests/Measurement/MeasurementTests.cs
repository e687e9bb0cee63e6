using Workshop.Measurement;

namespace Workshop.Tests.Measurement;

public class MeasurementTests
{
    [Fact]
    public void The_statistics_are_those_of_the_samples()
    {
        var measurement = Of(5, 1, 4, 2, 100);

        Assert.Equal(5, measurement.Count);
        Assert.Equal(new Nanoseconds(4), measurement.Median);
        Assert.Equal(measurement.Median, measurement.P50);
        Assert.Equal(new Nanoseconds(2), measurement.Mad); // Distances 0, 1, 2, 3 and 96.
        Assert.Equal(new Nanoseconds(1), measurement.Min);
        Assert.Equal(new Nanoseconds(100), measurement.Max);
    }

    [Fact]
    public void Percentiles_lie_between_the_samples_around_them()
    {
        var measurement = Of([.. Enumerable.Range(0, 101).Select(i => (double)i)]);

        Assert.Equal(95, measurement.P95.Value, precision: 9);
        Assert.Equal(99, measurement.P99.Value, precision: 9);
    }

    [Fact]
    public void Samples_keep_their_order() => Assert.Equal([3, 1, 2], Of(3, 1, 2).Samples.Select(sample => sample.Value));

    [Fact]
    public void One_sample_is_enough()
    {
        var measurement = Of(7);

        Assert.Equal(new Nanoseconds(7), measurement.P99);
        Assert.Equal(Nanoseconds.Zero, measurement.Mad);
    }

    [Fact]
    public void No_sample_is_refused() => Assert.Contains("one at least", Assert.Throws<ArgumentException>(() => Of()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_measurement_reads_as_one_line() =>
        Assert.Equal("test: 4.00 ns ± 2.00 ns (median ± MAD), p99 96.2 ns, n = 5", Of(5, 1, 4, 2, 100).ToString());

    [Fact]
    public void The_machine_is_part_of_it()
    {
        var machine = Of(1).Machine;

        Assert.True(machine.AllowedCores >= 1);
        Assert.StartsWith(".NET", machine.Runtime, StringComparison.Ordinal);
        Assert.DoesNotContain(Environment.MachineName, machine.ToString(), StringComparison.Ordinal);
    }

    private static Workshop.Measurement.Measurement Of(params double[] samples) =>
        new("test", samples.Select(sample => new Nanoseconds(sample)));
}
