using System.Text.Json;
using Workshop.Bench.Running;

namespace Workshop.Bench.Tests;

public class SideReportTests
{
    [Fact]
    public void What_the_native_floor_prints_is_read()
    {
        var report = SideReport.Parse("""{"name":"clock","unit":"ns","operations":16384,"samples":[23.25,23.50,99.00]}""");

        Assert.Equal("clock", report.Name);
        Assert.Equal(16384, report.Operations);
        Assert.Equal(23.5, report.Median);
    }

    [Fact]
    public void What_the_library_prints_is_read()
    {
        var report = SideReport.Of(new("mine", [new(1), new(2), new(4)]));

        Assert.Equal(report.Samples, SideReport.Parse(report.ToLine()).Samples);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Segmentation fault")]
    [InlineData("""{"name":"clock","unit":"ns","operations":1,"samples":[]}""")]
    [InlineData("""{"name":"clock","unit":"s","operations":1,"samples":[1]}""")]
    public void Anything_else_is_no_report(string line) => Assert.Throws<JsonException>(() => SideReport.Parse(line));
}
