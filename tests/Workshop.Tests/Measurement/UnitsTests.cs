using System.Diagnostics;
using Workshop.Measurement;

namespace Workshop.Tests.Measurement;

public class UnitsTests
{
    [Theory]
    [InlineData(0, "0.00 ns")]
    [InlineData(1.234, "1.23 ns")]
    [InlineData(41.26, "41.3 ns")]
    [InlineData(999, "999 ns")]
    [InlineData(1_234, "1.23 µs")]
    [InlineData(1_234_567, "1.23 ms")]
    [InlineData(56_700_000_000, "56.7 s")]
    [InlineData(-2_500, "-2.50 µs")]
    public void A_duration_reads_in_the_unit_that_suits_it(double nanoseconds, string text) =>
        Assert.Equal(text, new Nanoseconds(nanoseconds).ToString());

    [Theory]
    [InlineData(75, "75.0 B")]
    [InlineData(1_536, "1.50 KiB")]
    [InlineData(8_388_608, "8.00 MiB")]
    [InlineData(3_221_225_472, "3.00 GiB")]
    public void An_amount_of_memory_reads_in_the_unit_that_suits_it(double bytes, string text) =>
        Assert.Equal(text, new Bytes(bytes).ToString());

    [Fact]
    public void Durations_calculate_and_compare()
    {
        var two = new Nanoseconds(2);
        var six = new Nanoseconds(6);

        Assert.Equal(new Nanoseconds(8), two + six);
        Assert.Equal(new Nanoseconds(-4), two - six);
        Assert.Equal(six, two * 3);
        Assert.Equal(two, six / 3);
        Assert.Equal(3, six / two);
        Assert.True(two < six && six > two && two <= six && six >= two);
        Assert.Equal([two, six], new[] { six, two }.Order());
    }

    [Fact]
    public void Durations_come_from_the_clock_and_from_the_BCL()
    {
        Assert.Equal(new Nanoseconds(1_000_000_000), Nanoseconds.FromStopwatchTicks(Stopwatch.Frequency));
        Assert.Equal(new Nanoseconds(1_500_000), Nanoseconds.From(TimeSpan.FromMilliseconds(1.5)));
        Assert.Equal(TimeSpan.FromMilliseconds(1.5), new Nanoseconds(1_500_000).ToTimeSpan());
    }
}
