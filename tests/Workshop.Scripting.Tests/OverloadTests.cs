namespace Workshop.Scripting.Tests;

/// <summary>Methods of one name that different cells declare.</summary>
public class OverloadTests : EngineTest
{
    private const string Older = "int a = 1; int Bake(int n) => a + n;";
    private const string Newer = "int b = 100; int Bake(string s) => b + s.Length;";

    [Theory]
    [InlineData("Bake(2)", "cell 3, line 1, column 1")]
    [InlineData("Func<int, int> f = Bake; f(2)", "cell 3, line 1, column 20")]
    [InlineData("new[] { 2 }.Select(Bake).Single()", "cell 3, line 1, column 20")]
    [InlineData("async Task<int> Twice()\n{\n    return await Task.FromResult(Bake(Bake(\"ab\")));\n}", "cell 3, line 3, column 34")]
    public async Task A_method_that_would_use_a_newer_cells_variables_is_refused(string source, string place)
    {
        await Run(Older);
        await Run(Newer);
        var error = await Error(source);
        Assert.Equal(
            $"{place}: error CELL1: 'Bake(int)' is of cell 1, and cell 2 declares another 'Bake'. "
            + "Declare both in one cell: the compiler would let this one use the wrong cell's variables.",
            error.Message);
    }

    [Theory]
    [InlineData("Bake(2)")]
    [InlineData("int Knead() => Bake(2);")]
    public async Task So_it_is_in_the_cell_that_declares_the_other(string use)
    {
        await Run(Older);
        var error = await Error($"{Newer}\n{use}");
        Assert.Contains("'Bake(int)' is of cell 1, and cell 2 declares another 'Bake'.", error.Message, StringComparison.Ordinal);
        Assert.Equal("3", await Value("Bake(2)"));
    }

    [Fact]
    public async Task An_expression_is_no_exception()
    {
        await Run(Older);
        await Run(Newer);
        var result = await Engine.EvaluateAsync("Bake(2)", new RecordedOutput(), TestContext.Current.CancellationToken);
        Assert.StartsWith("expression, line 1, column 1: error CELL1", result.Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_cells_methods_run_on_its_variables()
    {
        await Run(Older);
        await Run(Newer);
        Assert.Equal("102", await Value("Bake(\"ab\")"));
    }

    [Fact]
    public async Task Both_declared_again_in_one_cell_work()
    {
        await Run(Older);
        await Run(Newer);
        await Run($"{Older} {Newer}");
        Assert.Equal("3 102", await Value("$\"{Bake(2)} {Bake(\"ab\")}\""));
    }

    [Theory]
    [InlineData("static int a = 1; static int Bake(int n) => a + n;")]
    [InlineData("int Bake(int n) { var a = 1; int Add() => a + n; return Add(); }")]
    [InlineData("const int a = 1; int Bake(int n) => new[] { n }.Select(x => x + a).Single();")]
    public async Task A_method_that_uses_no_cells_variables_works_beside_newer_ones(string older)
    {
        await Run(older);
        await Run(Newer);
        Assert.Equal("3 102", await Value("$\"{Bake(2)} {Bake(\"ab\")}\""));
    }

    [Fact]
    public async Task A_generic_method_that_is_meant_by_its_type_arguments_works_on_its_cells_variables()
    {
        await Run("int a = 1; string Bake<T>(T loaf) => $\"{a} {loaf}\";");
        await Run(Newer);
        Assert.Equal("1 2", await Value("Bake<int>(2)"));
    }
}
