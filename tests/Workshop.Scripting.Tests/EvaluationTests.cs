namespace Workshop.Scripting.Tests;

public class EvaluationTests : EngineTest
{
    [Fact]
    public async Task An_expression_sees_the_cells_and_is_formatted()
    {
        await Run("int loaves = 3; int Twice(int n) => 2 * n;");
        Assert.Equal("6", (await Evaluate("Twice(loaves)")).Value!["text/plain"]);
        Assert.Equal("3", (await Evaluate("await Task.FromResult(loaves)")).Value!["text/plain"]);
    }

    [Fact]
    public async Task Nothing_that_an_expression_declares_sticks()
    {
        await Run("int x = 1;");
        Assert.Equal(CellStatus.Completed, (await Evaluate("var x = \"other\"; int fresh = 2;")).Status);
        Assert.Equal("1", await Value("x"));
        Assert.Equal("CompilationError", (await Error("fresh")).Name);
        await Run("int y = x + 1;");
        await Evaluate("y");
        Assert.Equal("3", await Value("x + y"));
    }

    [Fact]
    public async Task Its_errors_are_data_and_name_the_expression()
    {
        Assert.StartsWith("expression, line 1", (await Evaluate("nothing")).Error!.Message, StringComparison.Ordinal);
        var error = (await Evaluate("int.Parse(\"x\")")).Error!;
        Assert.Equal("FormatException", error.Name);
        Assert.Equal("   at expression, line 1", error.Trace[^1]);
    }

    [Fact(Timeout = 60_000)]
    public async Task It_can_be_interrupted()
    {
        await Run("int Spin() { Console.Write(\"spinning\"); while (true) { } }");
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var evaluation = Engine.EvaluateAsync("Spin()", Output, interrupt.Token);
        await Output.HasWritten("spinning", evaluation);
        interrupt.Cancel();
        Assert.Equal(CellStatus.Interrupted, (await evaluation).Status);
        Assert.Equal("2", (await Evaluate("1 + 1")).Value!["text/plain"]);
    }

    private Task<CellResult> Evaluate(string expression) =>
        Engine.EvaluateAsync(expression, Output, TestContext.Current.CancellationToken);
}
