namespace Workshop.Scripting.Tests.Formatting;

public class ReadersFormatterTests : FormattingTest
{
    [Fact]
    public async Task A_registered_formatter_shows_its_values_in_tables_and_trees_too()
    {
        await Run("""
            record Crumb(int N);
            Formatter.Register<Crumb>(c => $"<b>{c.N}</b>", "text/html");
            """);
        Assert.Equal("<b>1</b>", await HtmlOf("new Crumb(1)"));
        Assert.Contains("><b>2</b></td>", await HtmlOf("new { Inner = new Crumb(2) }"), StringComparison.Ordinal);
        var table = await Shown("new[] { new Crumb(3) }");
        Assert.Contains("><b>3</b></td>", table["text/html"], StringComparison.Ordinal);
        Assert.Equal("Value\n─────\n3", table["text/plain"]);
    }

    [Fact]
    public async Task A_registered_text_is_the_twin_of_the_table()
    {
        await Run("record Dough(int N); Formatter.Register<Dough>(d => $\"dough {d.N}\");");
        var shown = await Shown("new Dough(1)");
        Assert.Equal("dough 1", shown["text/plain"]);
        Assert.Contains("<details open>", shown["text/html"], StringComparison.Ordinal);
        Assert.Equal("[ dough 1 ]", await Text("new[] { new Dough(1) }"));
    }

    [Fact]
    public async Task A_formatter_that_throws_hides_nothing_around_it()
    {
        await Run("class Coal { } Formatter.Register<Coal>((c, w) => throw new InvalidOperationException(\"smoke\"), \"text/html\");");
        Assert.Equal("{ A: 1, Coal: (threw InvalidOperationException: smoke) }", await Text("new { A = 1, Coal = new Coal() }"));
        Assert.Equal("[ (threw InvalidOperationException: smoke) ]", await Text("new[] { new Coal() }"));
    }

    [Fact]
    public async Task A_formatter_of_a_scalar_brings_its_html()
    {
        await Run("Formatter.Register<TimeOnly>(t => $\"<time>{t}</time>\", \"text/html\");");
        Assert.StartsWith("<time>", await HtmlOf("new TimeOnly(1, 2)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mime_types_that_the_reader_prefers_are_those_shown()
    {
        await Run("record Bun(int N); Formatter.SetPreferredMimeTypesFor(typeof(Bun), \"application/json\");");
        var shown = await Shown("new Bun(1)");
        Assert.Equal(["application/json", "text/plain"], shown.Keys.Order());
        Assert.Equal("{\"N\":1}", shown["application/json"]);
    }

    [Fact]
    public async Task A_type_that_names_its_formatters_is_shown_by_them()
    {
        await Run("""
            [TypeFormatterSource(typeof(Source))]
            class Scone { }
            class Source : ITypeFormatterSource
            {
                public IEnumerable<ITypeFormatter> CreateTypeFormatters() => [new HtmlFormatter<Scone>((s, c) => c.Writer.Write("<i>scone</i>"))];
            }
            """);
        Assert.Equal("<i>scone</i>", await HtmlOf("new Scone()"));
    }

    [Fact]
    public async Task Html_asked_for_by_name_is_ours_without_a_style_sheet()
    {
        await Run("display(new { A = 1 }, \"text/html\");");
        Assert.DoesNotContain("<style", Output.Displayed.Single().Value["text/html"], StringComparison.Ordinal);
        Assert.DoesNotContain("dni-", await Text("new { A = 1 }.ToDisplayString(\"text/html\")"), StringComparison.Ordinal);
    }
}
