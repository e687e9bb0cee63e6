namespace Workshop.Scripting.Tests.LanguageServices;

public class InspectionTests : EngineTest
{
    [Theory]
    [InlineData("Console.Write|Line(1)")]
    [InlineData("Console.WriteLine|(1)")]
    public async Task A_method_is_described_with_its_parameters(string code)
    {
        var text = await Plain(code);
        Assert.Contains("void Console.WriteLine(int value)", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_platforms_documentation_is_shown_where_the_sdk_has_it()
    {
        var text = await Plain("int.Pars|e(\"3\")");
        Assert.Contains("Converts the string representation of a number", text, StringComparison.Ordinal);
        Assert.Contains("s: A string containing a number to convert", text, StringComparison.Ordinal);
        Assert.Contains("Returns:", text, StringComparison.Ordinal);
        Assert.Contains("FormatException: s is not in the correct format", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Math.Max(1, |2)")]
    [InlineData("Math.Max(|")]
    [InlineData("Math.Max( | )")]
    public async Task Inside_parentheses_the_called_method_is_described_with_its_overloads(string code)
    {
        var text = await Plain(code);
        Assert.Contains("Math.Max(", text.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains("Overloads:", text, StringComparison.Ordinal);
        Assert.Contains("decimal Math.Max(decimal val1, decimal val2)", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inside_the_parentheses_of_new_the_constructors_are_listed() =>
        Assert.Contains("CancellationTokenSource(TimeSpan delay)", await Plain("new CancellationTokenSource(|)"), StringComparison.Ordinal);

    [Fact]
    public async Task Comments_of_earlier_cells_are_documentation()
    {
        await Run("""
            /// <summary>Bakes <paramref name="loaves"/> loaves.</summary>
            /// <param name="loaves">How many.</param>
            /// <exception cref="InvalidOperationException">The oven is cold.</exception>
            static int Bake(int loaves) => loaves;

            /// <summary>The heat.</summary>
            int heat = 200;
            """);
        var text = await Plain("Bake|(3)");
        Assert.Contains("int Bake(int loaves)", text, StringComparison.Ordinal);
        Assert.Contains("Bakes loaves loaves.", text, StringComparison.Ordinal);
        Assert.Contains("loaves: How many.", text, StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException: The oven is cold.", text, StringComparison.Ordinal);
        Assert.Contains("The heat.", await Plain("heat|"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_librarys_own_documentation_is_shown()
    {
        await Run("#r \"Workshop.Scripting.dll\"");
        Assert.Contains("Shows a value at once", await Plain("displa|y(1)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markdown_and_html_are_given_too()
    {
        await Run("List<int> loaves = [];");
        var bundle = await Inspect("loav|es");
        Assert.NotNull(bundle);
        Assert.StartsWith("```csharp\n", bundle["text/markdown"], StringComparison.Ordinal);
        Assert.Contains("List<int> loaves", bundle["text/markdown"], StringComparison.Ordinal);
        Assert.Contains("List&lt;int&gt; loaves", bundle["text/html"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unknownName|")]
    [InlineData("|")]
    [InlineData("  |  ")]
    public async Task Nothing_is_told_of_nothing(string code) => Assert.Null(await Inspect(code));

    private async Task<MimeBundle?> Inspect(string code)
    {
        var position = code.IndexOf('|', StringComparison.Ordinal);
        return await Engine.InspectAsync(code.Remove(position, 1), position, TestContext.Current.CancellationToken);
    }

    private async Task<string> Plain(string code)
    {
        var bundle = await Inspect(code);
        Assert.NotNull(bundle);
        return bundle["text/plain"];
    }
}
