namespace Workshop.Scripting.Tests.Directives;

public class LanguageTests : EngineTest
{
    [Theory]
    [InlineData("#!html", "text/html")]
    [InlineData("#!markdown", "text/markdown")]
    [InlineData("#!md", "text/markdown")]
    [InlineData("#!javascript", "application/javascript")]
    [InlineData("#!js", "application/javascript")]
    public async Task Text_of_another_language_is_shown(string command, string mimeType)
    {
        Assert.Null(await Value($"{command}\nIt's <b>\"\"\"/* bread\n#!/bin/bash\n"));
        var (shown, _) = Assert.Single(Output.Displayed);
        Assert.Equal("It's <b>\"\"\"/* bread\n#!/bin/bash", shown[mimeType]);
        Assert.Equal(shown[mimeType], shown["text/plain"]);
    }

    [Fact]
    public async Task Segments_run_in_order_and_the_last_value_is_the_cells()
    {
        Assert.Equal("4", await Value("int x = 1;\nx\n#!markdown\n# Bread\n#!c#\nx += 3;\nx"));
        Assert.Equal(["1", "# Bread"], Output.Displayed.Select(shown => shown.Value["text/plain"]));
    }

    [Fact]
    public async Task A_cell_that_ends_in_text_has_no_value()
    {
        Assert.Null(await Value("41 + 1\n#!html\n<b>bread</b>"));
        Assert.Equal(["42", "<b>bread</b>"], Output.Displayed.Select(shown => shown.Value["text/plain"]));
    }

    [Fact]
    public async Task Lines_are_counted_as_the_reader_sees_them()
    {
        var compile = await Error("#!time\n#!html\n<b>\n#!csharp\nint y = 1;\nundefined();");
        Assert.Equal("cell 1, line 6, column 1: error CS0103: The name 'undefined' does not exist in the current context", compile.Message);
        Assert.Contains("  6 | undefined();", compile.Trace);
        var thrown = await Error("\r\n#!whos\r\n\r\n#!csharp\r\nint zero = 0;\r\n_ = 1 / zero;");
        Assert.Contains("   at cell 2, line 6", thrown.Trace);
    }

    [Theory]
    [InlineData("var s = \"\"\"\n    #!fsharp\n    #r \"nuget:Nothing\"\n    \"\"\";\ns.Length > 0")]
    [InlineData("/*\n#!fsharp\n#r \"nuget:Nothing\"\n*/\ntrue")]
    [InlineData("#if NEVER\n#!fsharp\n#r \"nuget:Nothing\"\n#endif\ntrue")]
    [InlineData("// #!fsharp\ntrue")]
    [InlineData("var s = @\"\n#!fsharp\n\";\ns.Length > 0")]
    [InlineData("var s = $$\"\"\"\n    {{1}}\n    #!html\n    \"\"\";\ns.Length > 0")]
    public async Task What_only_looks_like_a_directive_is_none(string source) => Assert.Equal("True", await Value(source));

    [Theory]
    [InlineData("#!fsharp\nlet x = 1", "#!fsharp names a language that this engine does not run.")]
    [InlineData("#!share --from fsharp x", "#!share is a command of .NET Interactive that this engine does not have.")]
    [InlineData("#!bake", "#!bake is not a command.")]
    [InlineData("#!html\n<b>\n#!pwsh\nls", "#!pwsh names a language that this engine does not run.")]
    [InlineData("#!csharp --name x", "#!csharp stands alone on its line, without '--name x'.")]
    [InlineData("#!import", "The file is missing.")]
    public async Task What_the_engine_does_not_have_is_refused_in_one_line_and_nothing_runs(string source, string message)
    {
        await Run("int ran = 0;");
        var error = await Error("ran = 1;\n" + source);
        Assert.Equal("DirectiveError", error.Name);
        Assert.Matches("^cell 2, line [24]: ", error.Message);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Equal("0", await Value("ran"));
    }

    [Fact]
    public async Task An_expression_has_no_directives()
    {
        var result = await Engine.EvaluateAsync("1 +\n#!lsmagic\n1", Output, TestContext.Current.CancellationToken);
        Assert.Equal("CompilationError", result.Error?.Name);
        Assert.Empty(Output.Displayed);
    }
}
