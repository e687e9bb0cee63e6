namespace Workshop.Scripting.Tests.Directives;

public class CommandTests : EngineTest
{
    private MimeBundle Shown => Output.Displayed.Single().Value;

    [Fact]
    public async Task Whos_lists_the_variables_with_type_and_value()
    {
        await Run("int loaves = 3; List<string> names = [\"<rye>\"]; string old = \"a\"; class Oven; void Bake() { }");
        await Run("int old = 5; await Task.Yield(); foreach (var local in names) { }");
        Assert.Null(await Value("#!whos"));
        Assert.Equal(
            """
            Name    Type          Value
            ──────  ────────────  ─────────
            loaves  int           3
            names   List<string>  [ <rye> ]
            old     int           5
            """,
            Shown["text/plain"]);
        Assert.Contains(">[ &lt;rye&gt; ]</td>", Shown["text/html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_lists_the_names_at_its_place_in_the_cell()
    {
        await Run("int a = 1;\n#!who\nint b = 2;");
        Assert.Equal("Name\n────\na", Shown["text/plain"]);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_value_that_never_ends_to_describe_itself_can_be_interrupted()
    {
        await Run("class Endless { public override string ToString() { Console.Write(\"describing\"); while (true) { } } }\nvar endless = new Endless();");
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await Run("Formatter.Register<Endless>((value, writer) => writer.Write(value.ToString()), \"text/plain\");");
        var cell = RunUntil(interrupt.Token, "#!whos");
        await Output.HasWritten("describing", cell);
        interrupt.Cancel();
        Assert.Equal(CellStatus.Interrupted, (await cell).Status);
    }

    [Fact]
    public async Task Time_shows_how_long_the_cell_took_and_keeps_its_value()
    {
        Assert.Equal("2", await Value("#!time\n1 + 1"));
        Assert.Matches(@"^Wall time: \d+\.\d ms$", Shown["text/plain"]);
    }

    [Fact]
    public async Task About_tells_versions()
    {
        await Run("#!about");
        Assert.Contains(Environment.Version.ToString(), Shown["text/plain"], StringComparison.Ordinal);
        Assert.Contains(Path.GetDirectoryName(typeof(object).Assembly.Location)!, Shown["text/plain"], StringComparison.Ordinal);
        Assert.Contains("<table ", Shown["text/html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lsmagic_lists_every_command()
    {
        await Run("#!lsmagic");
        foreach (var name in (string[])["#!csharp", "#!c#", "#!cs", "#!html", "#!markdown", "#!md", "#!javascript", "#!js", "#!import", "#!time", "#!who", "#!whos", "#!about", "#!lsmagic"])
            Assert.Contains(name, Shown["text/plain"], StringComparison.Ordinal);
        Assert.DoesNotContain("…", Shown["text/plain"], StringComparison.Ordinal);
    }
}
