namespace Workshop.Display.Tests;

public class LogTicksTests
{
    [Theory]
    [InlineData(85, 1.2e6, "ns", "100 ns|10 µs|1 ms")]
    [InlineData(34, 265_000, "ns", "100 ns|1 µs|10 µs|100 µs")]
    [InlineData(0.001, 0.9, "s", "1 ms|10 ms|100 ms")]
    [InlineData(122, 2.7e11, "B", "1 KiB|1 MiB|1 GiB")]
    [InlineData(64, 65_536, "B", "1 KiB|32 KiB")]
    [InlineData(150, 450, "ns", "200 ns")]
    [InlineData(1, 1000, "", "1|10|100|1,000")]
    public void Ticks_are_round_in_the_unit_s_own_family(double lowest, double highest, string unit, string expected)
    {
        var ticks = LogTicks.Between(lowest, highest, unit, 4).Where(tick => tick >= lowest && tick <= highest);
        Assert.Equal(expected.Split('|'), ticks.Select(tick => Quantity.Text(tick, unit)));
    }

    [Fact]
    public void A_single_value_lies_between_its_ticks()
    {
        var ticks = LogTicks.Between(300, 300, "ns", 4);
        Assert.True(ticks[0] < 300 && ticks[^1] > 300);
    }

    [Fact]
    public void The_widest_range_still_has_ticks() => Assert.NotEmpty(LogTicks.Between(1e-300, 1e300, "", 4));

    [Fact]
    public void Few_enough_ticks_lie_between_for_a_telephone()
    {
        for (var decades = 1; decades < 25; decades++)
        {
            var highest = Math.Pow(10, decades);
            Assert.InRange(LogTicks.Between(1, highest, "ns", 4).Count(tick => tick >= 1 && tick <= highest), 2, 6);
        }
    }
}
