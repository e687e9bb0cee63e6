namespace Workshop.Scripting.Tests.Formatting;

public class SequenceTests : FormattingTest
{
    private static string Lines(params string[] lines) => string.Join('\n', lines);

    [Fact]
    public async Task Objects_are_rows_with_numbers_on_the_right()
    {
        var shown = await Shown("new[] { new { Loaf = \"rye\", Grams = 750 }, new { Loaf = \"<spelt>\", Grams = 50 } }");
        Assert.Equal(Lines("Loaf     Grams", "───────  ─────", "rye        750", "<spelt>     50"), shown["text/plain"]);
        var html = shown["text/html"];
        Assert.Contains("<th scope=\"col\" style=\"text-align:left", html, StringComparison.Ordinal);
        Assert.Contains("<td style=\"text-align:right", html, StringComparison.Ordinal);
        Assert.Contains("&lt;spelt&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", html, StringComparison.Ordinal);
        Assert.DoesNotContain("color:#", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new[] { (1, \"a\"), (2, \"b\") }", "Item1  Item2")]
    [InlineData("new Dictionary<string, int> { [\"rye\"] = 3 }", "Key  Value")]
    [InlineData("new[] { new Dictionary<string, object> { [\"Loaf\"] = \"rye\", [\"Grams\"] = 1 } }", "Loaf  Grams")]
    [InlineData("new int[2, 3]", "0  1  2")]
    [InlineData("new object[] { new { A = 1 }, new { B = 2 }, 3 }", "A  B  Value")]
    public async Task Tuples_pairs_dictionaries_and_matrices_have_columns(string source, string header) =>
        Assert.Equal(header, (await Text(source)).Split('\n')[0]);

    [Fact]
    public async Task A_row_without_a_member_leaves_its_cell_empty() =>
        Assert.Equal(Lines("A  B", "─  ─", "1", "   2"), await Text("new object[] { new { A = 1 }, new { B = 2 } }"));

    [Theory]
    [InlineData("new[] { 1, 2, 3 }", "[ 1, 2, 3 ]")]
    [InlineData("new List<string>()", "[ ]")]
    [InlineData("new[] { \"a\", null }", "[ a, <null> ]")]
    [InlineData("new int[][] { [1, 2], [3] }", "[ [ 1, 2 ], [ 3 ] ]")]
    public async Task Scalars_stand_in_a_row_as_text_only(string source, string expected)
    {
        var shown = await Shown(source);
        Assert.Equal(expected, shown["text/plain"]);
        Assert.Equal(["text/plain"], shown.Keys);
    }

    [Fact]
    public async Task Long_sequences_are_cut_and_say_how_much_is_missing()
    {
        var shown = await Shown("Enumerable.Range(0, 10_000).Select(i => new { I = i }).ToArray()");
        Assert.EndsWith("\n… 9,980 more", shown["text/plain"], StringComparison.Ordinal);
        Assert.Contains("… 9,980 more", shown["text/html"], StringComparison.Ordinal);
        Assert.Equal(22 + 1, shown["text/plain"].Split('\n').Length);
        Assert.EndsWith("19 … 9,980 more ]", await Text("Enumerable.Range(0, 10_000).ToHashSet()"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endless_sequence_is_cut_and_read_no_further_than_needed()
    {
        await Run("""
            var read = 0;
            IEnumerable<int> Endless() { while (true) yield return read++; }
            """);
        Assert.EndsWith(", 19 … first 20 of ? ]", await Text("Endless()"), StringComparison.Ordinal);
        Assert.Equal("21", await Text("read"));
    }

    [Fact]
    public async Task A_sequence_is_read_once_for_all_its_forms()
    {
        await Run("var evaluated = 0; var query = new[] { 1, 2 }.Select(i => new { I = i, N = ++evaluated });");
        await Shown("query");
        Assert.Equal("2", await Text("evaluated"));
    }

    [Fact]
    public async Task A_sequence_that_throws_shows_what_came_before()
    {
        await Run("IEnumerable<int> Burning() { yield return 1; throw new InvalidOperationException(\"smoke\"); }");
        Assert.Equal("[ 1 … (threw InvalidOperationException: smoke) ]", await Text("Burning()"));
    }

    [Fact]
    public async Task An_asynchronous_sequence_says_how_to_read_it()
    {
        await Run("async IAsyncEnumerable<int> Later() { await Task.Yield(); yield return 1; }");
        Assert.Equal("IAsyncEnumerable<int>: read it with await foreach", await Text("Later()"));
    }
}
