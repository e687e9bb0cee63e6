namespace Workshop.Display.Tests;

public class QuantityTests
{
    [Theory]
    [InlineData(0, "ns", "0 ns")]
    [InlineData(0.25, "ns", "0.25 ns")]
    [InlineData(85.24, "ns", "85.2 ns")]
    [InlineData(999.9, "ns", "1 µs")]
    [InlineData(12_300, "ns", "12.3 µs")]
    [InlineData(12_300, "us", "12.3 ms")]
    [InlineData(0.0021, "s", "2.1 ms")]
    [InlineData(4_000_000_000, "ns", "4 s")]
    [InlineData(7_200, "s", "7,200 s")]
    [InlineData(-2_500, "µs", "-2.5 ms")]
    [InlineData(122, "B", "122 B")]
    [InlineData(1024, "bytes", "1 KiB")]
    [InlineData(8.4e6, "B", "8.01 MiB")]
    [InlineData(1536, "KiB", "1.5 MiB")]
    [InlineData(48.5, "%", "48.5 %")]
    [InlineData(1_234_567, "switches", "1,234,567 switches")]
    [InlineData(1.92, "", "1.92")]
    [InlineData(double.NaN, "ns", "–")]
    [InlineData(double.PositiveInfinity, "", "–")]
    public void A_quantity_is_short_and_in_the_fitting_unit(double value, string unit, string text)
    {
        using var culture = new CommaCulture();
        Assert.Equal(text, Quantity.Text(value, unit));
    }

    [Theory]
    [InlineData(999.7, "1,000")]
    [InlineData(1234.5, "1,234")]
    [InlineData(0.00001234, "1.23E-05")]
    [InlineData(double.NegativeInfinity, "–")]
    public void A_number_has_three_significant_digits(double value, string text) => Assert.Equal(text, Quantity.Number(value));
}
