namespace Workshop.Scripting.Tests;

public class WarmUpTests : EngineTest
{
    [Fact]
    public async Task Warming_up_leaves_no_trace()
    {
        await Engine.WarmUpAsync();
        Assert.Equal("CompilationError", (await Error("loaves")).Name);
        Assert.Equal("", Output.Out);
        await Run("int x = 4;");
        Assert.Equal("4", await Value("x"));
    }

    [Fact]
    public async Task Cells_run_while_the_engine_warms_up()
    {
        var warmUp = Engine.WarmUpAsync();
        await Run("int x = 4;");
        Assert.Equal("4", await Value("x"));
        await warmUp;
        Assert.Equal("5", await Value("x + 1"));
    }
}
