namespace Workshop.Bench.Tests;

public class BenchArgumentsTests
{
    [Fact]
    public void Names_and_options_may_come_in_any_order()
    {
        var arguments = BenchArguments.Parse(["spawn", "--json", "out.json", "handoff", "--processes", "6"]);

        Assert.Equal(["spawn", "handoff"], arguments.Names);
        Assert.Equal(6, arguments.Processes);
        Assert.Equal("out.json", arguments.JsonFile);
        Assert.False(arguments.Quick);
    }

    [Fact]
    public void Four_processes_a_side_are_the_rule_and_one_is_enough_to_be_quick()
    {
        Assert.Equal(4, BenchArguments.Parse([]).Processes);
        Assert.Equal(1, BenchArguments.Parse(["--quick"]).Processes);
        Assert.Equal(3, BenchArguments.Parse(["--quick", "--processes", "3"]).Processes);
    }

    [Theory]
    [InlineData("--colour")]
    [InlineData("--json")]
    [InlineData("--processes", "none")]
    [InlineData("--processes", "0")]
    public void A_wrong_call_is_named(params string[] arguments)
    {
        var wrong = Assert.Throws<FormatException>(() => BenchArguments.Parse(arguments));

        Assert.Contains($"'{arguments[^1]}'", wrong.Message, StringComparison.Ordinal);
    }
}
