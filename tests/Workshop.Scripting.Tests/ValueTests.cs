namespace Workshop.Scripting.Tests;

public class ValueTests : EngineTest
{
    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("\"bread\"", "bread")]
    [InlineData("return 3;", "3")]
    [InlineData("int[] a = [1, 2]; a.Sum()", "3")]
    public async Task The_last_expression_is_the_value(string source, string expected) =>
        Assert.Equal(expected, await Value(source));

    [Theory]
    [InlineData("1 + 1;")]
    [InlineData("int x = 1;")]
    [InlineData("Console.Write(1)")]
    [InlineData("")]
    [InlineData("class C { }")]
    public async Task Without_a_last_expression_there_is_no_value(string source)
    {
        var result = await Run(source.Replace("1 + 1;", "var y = 1 + 1;", StringComparison.Ordinal));
        Assert.Equal(CellStatus.Completed, result.Status);
        Assert.Null(result.Value);
    }

    [Fact]
    public async Task Null_is_a_value() => Assert.Equal("<null>", await Value("(string)null"));

    [Fact]
    public async Task A_sequence_of_objects_shows_as_a_table_and_as_text()
    {
        var result = await Run("new[] { new { Loaf = \"rye\", Grams = 750 }, new { Loaf = \"spelt\", Grams = 500 } }");
        Assert.Contains("<table", result.Value!["text/html"], StringComparison.Ordinal);
        Assert.Contains("spelt", result.Value["text/plain"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_formatter_registered_in_a_cell_is_used_with_all_its_mime_types()
    {
        await Run("""
            record Loaf(string Kind);
            Formatter.Register<Loaf>(l => $"<b>{l.Kind}</b>", "text/html");
            Formatter.Register<Loaf>(l => "{\"kind\":\"" + l.Kind + "\"}", "application/vnd.loaf+json");
            Formatter.SetPreferredMimeTypesFor(typeof(Loaf), "text/html", "application/vnd.loaf+json");
            """);
        var value = (await Run("new Loaf(\"rye\")")).Value!;
        Assert.Equal("<b>rye</b>", value["text/html"]);
        Assert.Equal("{\"kind\":\"rye\"}", value["application/vnd.loaf+json"]);
        Assert.True(value.ContainsKey("text/plain"));
    }

    [Fact]
    public async Task A_value_whose_formatter_throws_says_so()
    {
        await Run("""
            class Burnt { }
            Formatter.Register<Burnt>((b, w) => throw new InvalidOperationException("smoke"), "text/html");
            """);
        Assert.Contains("smoke", (await Run("new Burnt()")).Value!["text/html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Display_shows_at_once_and_updates_in_place()
    {
        await Run("var shown = display(1); Console.Write(\"x\"); shown.Update(2); \"three\".Display();");
        Assert.Equal(["1", "three"], Output.Displayed.Select(d => d.Value["text/plain"]));
        var (id, value) = Assert.Single(Output.Updated);
        Assert.Equal((Output.Displayed.First().Id, "2"), (id, value["text/plain"]));
    }

    [Fact]
    public async Task Html_is_shown_unescaped()
    {
        await Run("display(HTML(\"<i>warm</i>\"));");
        Assert.Equal("<i>warm</i>", Output.Displayed.Single().Value["text/html"]);
    }
}
