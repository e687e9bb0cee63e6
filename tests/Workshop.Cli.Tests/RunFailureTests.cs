using Workshop.Notebooks;

namespace Workshop.Cli.Tests;

public sealed class RunFailureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_notebook_that_runs_through_exits_with_0()
    {
        _folder.Notebook("var a = 20;", "a + 1");
        var call = await CourseTool.RunAsync(_folder.Path, "run", "lesson.ipynb");
        Assert.Equal("", call.Error);
        Assert.Equal(0, call.ExitCode);
        Assert.Contains("2 of 2", call.Out, StringComparison.Ordinal);
        Assert.Contains("passed", call.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', call.Out);
    }

    [Fact]
    public async Task A_compile_error_quotes_the_line_and_the_cells_after_it_do_not_run()
    {
        _folder.Notebook("var a = 1;", "var b = a;\nvar c = missing;", "System.IO.File.WriteAllText(\"ran\", \"\");");
        var call = await CourseTool.RunAsync(_folder.Path, "run", "lesson.ipynb");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("lesson.ipynb, cell 2: CompilationError", call.Out, StringComparison.Ordinal);
        Assert.Contains("2 | var c = missing;", call.Out, StringComparison.Ordinal);
        Assert.Contains("2 of 3", call.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("ran")));
    }

    [Fact]
    public async Task An_exception_quotes_the_failing_line_the_readers_frames_and_what_was_written()
    {
        _folder.Notebook("int Divide(int a, int b)\n{\n    return a / b;\n}", "Console.WriteLine(\"about to\");\nDivide(1, 0);");
        var call = await CourseTool.RunAsync(_folder.Path, "run", "lesson.ipynb");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("lesson.ipynb, cell 2: DivideByZeroException: Attempted to divide by zero.", call.Out, StringComparison.Ordinal);
        Assert.Contains("2 | Divide(1, 0);", call.Out, StringComparison.Ordinal);
        Assert.Contains("at Divide in cell 1, line 3", call.Out, StringComparison.Ordinal);
        Assert.Contains("    about to", call.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Workshop.Scripting", call.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("new System.Threading.ManualResetEventSlim().Wait();")]
    public async Task A_cell_without_end_is_stopped_at_its_limit(string source)
    {
        _folder.Notebook(source, "1");
        var call = await CourseTool.RunAsync(_folder.Path, "run", "lesson.ipynb", "--cell-limit", "2s");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("cell 1: TimeLimit", call.Out, StringComparison.Ordinal);
        Assert.Contains("--cell-limit", call.Out, StringComparison.Ordinal);
        Assert.Contains("1 of 2", call.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_that_no_interruption_stops_is_killed()
    {
        _folder.Notebook("try { } finally { while (true) { } }");
        var call = await CourseTool.RunAsync(_folder.Path, "run", "lesson.ipynb", "--cell-limit", "1s");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("cell 1: TimeLimit", call.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_over_its_limit_is_stopped_and_told_so()
    {
        _folder.Notebook("while (true) { }");
        var call = await CourseTool.RunAsync(_folder.Path, "run", "lesson.ipynb", "--notebook-limit", "3s");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("--notebook-limit", call.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Environment.Exit(3);", "exit code 3", "")]
    [InlineData("Environment.Exit(0);", "exit code 0", "")]
    [InlineData("Environment.FailFast(\"the oven burst\");", "exit code 134", "the oven burst")]
    [InlineData("int Fall(int n) => Fall(n + 1) + 1;\nFall(0)", "exit code 134", "overflow")]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().Kill();", "SIGKILL", "")]
    public async Task A_cell_that_ends_the_process_is_named_with_the_exit_code(string source, string exit, string lastWords)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Exit codes of crashes differ on other systems.");
        _folder.Notebook("1", source, "2");
        var call = await CourseTool.RunAsync(_folder.Path, "run", "lesson.ipynb");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains($"cell 2: ProcessEnded: Cell 2 ended the notebook's process with {(exit == "SIGKILL" ? "exit code 137" : exit)}", call.Out, StringComparison.Ordinal);
        Assert.Contains(exit, call.Out, StringComparison.Ordinal);
        Assert.Contains(lastWords, call.Out, StringComparison.Ordinal);
        Assert.Contains("2 of 3", call.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_that_must_fail_may_and_the_notebook_goes_on()
    {
        _folder.Write(
            "lesson.ipynb",
            TemporaryFolder.Code(0, "throw new InvalidOperationException(\"on purpose\");", "raises-exception"),
            TemporaryFolder.Code(1, "1"));
        var call = await CourseTool.RunAsync(_folder.Path, "run", "lesson.ipynb", "--out", "out");
        Assert.Equal(0, call.ExitCode);
        var error = Assert.IsType<ErrorOutput>(Assert.Single(Notebook.Load(_folder.File("out/lesson.ipynb")).Cells[0].Outputs));
        Assert.Equal(("InvalidOperationException", "on purpose"), (error.Name, error.Value));
    }

    [Fact]
    public async Task A_cell_that_must_fail_but_does_not_fails_the_notebook()
    {
        _folder.Write("lesson.ipynb", TemporaryFolder.Code(0, "1", "raises-exception"), TemporaryFolder.Code(1, "2"));
        var call = await CourseTool.RunAsync(_folder.Path, "run", "lesson.ipynb");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("tagged raises-exception", call.Out, StringComparison.Ordinal);
        Assert.Contains("1 of 2", call.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_claim_fails_the_notebook_but_does_not_stop_it()
    {
        _folder.Notebook(
            """
            using Microsoft.DotNet.Interactive.Formatting;
            record Promise(string Json);
            Formatter.Register<Promise>(p => p.Json, "application/vnd.workshop.claim+json");
            Formatter.SetPreferredMimeTypesFor(typeof(Promise), "application/vnd.workshop.claim+json");
            """,
            """display(new Promise("{\"statement\":\"bread rises\",\"verdict\":\"holds\",\"evidence\":null}"));""",
            """display(new Promise("{\"statement\":\"stones float\",\"verdict\":\"fails\",\"evidence\":\"all 3 sank\"}"));""",
            """display(new Promise("{\"statement\":\"two cores help\",\"verdict\":\"not-shown\",\"evidence\":\"one core\"}"));""");
        var call = await CourseTool.RunAsync(_folder.Path, "run", "lesson.ipynb");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("lesson.ipynb, cell 3: a claim fails: stones float (all 3 sank)", call.Out, StringComparison.Ordinal);
        Assert.Matches(@"lesson\.ipynb +4 of 4 +[\d.]+ +1 +1 +1 +failed", call.Out);
    }

    [Fact]
    public async Task An_exception_on_a_thread_of_its_own_ends_neither_process_nor_notebook()
    {
        _folder.Notebook(
            "var thread = new System.Threading.Thread(() => throw new InvalidOperationException(\"alone\"));\nthread.Start();\nthread.Join();",
            "1");
        var call = await CourseTool.RunAsync(_folder.Path, "run", "lesson.ipynb");
        Assert.Equal(0, call.ExitCode);
    }
}
