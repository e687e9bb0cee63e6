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

    [Theory]
    // The ranks of published tables for the median at 95 %: n, the rank from either end, and what they give.
    [InlineData(6, 1, 0.96875)]
    [InlineData(10, 2, 0.978516)]
    [InlineData(20, 6, 0.958611)]
    [InlineData(30, 10, 0.957226)]
    [InlineData(100, 40, 0.964800)]
    public void The_interval_of_the_median_lies_between_the_right_samples(int count, int rank, double confidence)
    {
        var interval = Of([.. Enumerable.Range(1, count).Reverse().Select(i => (double)i)]).MedianInterval!.Value;

        Assert.Equal(rank, interval.Lower.Value);
        Assert.Equal(count + 1 - rank, interval.Upper.Value);
        Assert.Equal(confidence, interval.Confidence, precision: 5);
    }

    [Fact]
    public void The_interval_of_the_median_holds_the_truth_as_often_as_it_says()
    {
        // A skewed distribution, whose true median is ln 2, thirty samples at a time: 957 of 1,000 are to be expected.
        var random = new Random(7);
        var held = Enumerable.Range(0, 1000).Count(_ =>
        {
            var interval = Of([.. Enumerable.Range(0, 30).Select(_ => -Math.Log(1 - random.NextDouble()))]).MedianInterval!.Value;
            return interval.Lower.Value <= Math.Log(2) && Math.Log(2) <= interval.Upper.Value;
        });

        Assert.InRange(held, 940, 975);
    }

    [Fact]
    public void Five_samples_are_too_few_for_an_interval() => Assert.Null(Of(1, 2, 3, 4, 5).MedianInterval);

    [Fact]
    public void An_interval_reads_as_one_line() =>
        Assert.Equal("1.00 ns to 6.00 ns (96.9 %)", Of(1, 2, 3, 4, 5, 6).MedianInterval.ToString());

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
