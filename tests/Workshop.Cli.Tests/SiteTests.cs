using Workshop.Cli.Publication;
using Workshop.Cli.Selection;
using Workshop.Notebooks;

namespace Workshop.Cli.Tests;

public sealed class SiteTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Build_writes_the_executed_notebook_the_page_and_the_landing_page()
    {
        WriteLesson("Console.WriteLine(\"risen\");");
        var call = await CourseTool.RunAsync(_folder.Path, "build", "lesson.ipynb", "--no-slides", "--out", "site");
        Assert.True(call.ExitCode == 0, call.Out + call.Error);
        Assert.Contains("risen", await ReadAsync("site/lesson.html"), StringComparison.Ordinal);
        Assert.Contains("hl-method", await ReadAsync("site/lesson.html"), StringComparison.Ordinal);
        Assert.Contains("lesson.html", await ReadAsync("site/index.html"), StringComparison.Ordinal);
        Assert.Single(Notebook.Load(_folder.File("site/notebooks/lesson.ipynb")).Cells[1].Outputs);
        Assert.False(Directory.Exists(_folder.File("site/slides")));
    }

    [Fact]
    public async Task A_failing_cell_shows_on_the_page_and_fails_the_build()
    {
        WriteLesson("throw new InvalidOperationException(\"burnt\");");
        var call = await CourseTool.RunAsync(_folder.Path, "build", "lesson.ipynb", "--no-slides", "--out", "site");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("burnt", await ReadAsync("site/lesson.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_an_executed_notebook_are_made_without_running_it_again()
    {
        WriteLesson("System.IO.File.AppendAllText(\"runs\", \"x\");\n\"fresh\"");
        await CourseTool.RunAsync(_folder.Path, "run", "lesson.ipynb", "--out", "executed");
        Assert.Equal(0, (await CourseTool.RunAsync(_folder.Path, "pages", "executed/lesson.ipynb", "--out", "site")).ExitCode);
        Assert.Equal("x", await ReadAsync("runs"));
        Assert.Contains("fresh", await ReadAsync("site/lesson.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_picks_notebooks_by_their_numbers()
    {
        _folder.Write("00-flour.ipynb", TemporaryFolder.Code(0, "System.IO.File.WriteAllText(\"ran-00\", \"\");"));
        _folder.Write("01-water.ipynb", TemporaryFolder.Code(0, "System.IO.File.WriteAllText(\"ran-01\", \"\");"));
        var call = await CourseTool.RunAsync(_folder.Path, "build", ".", "--only", "01", "--no-slides", "--out", "site");
        Assert.Equal(0, call.ExitCode);
        Assert.False(File.Exists(_folder.File("ran-00")));
        Assert.True(File.Exists(_folder.File("ran-01")));
    }

    [Fact]
    public async Task Without_npm_the_page_comes_out_and_the_slides_are_refused_with_the_remedy()
    {
        WriteLesson("1");
        // A course of its own: in the real one npm may have been here before.
        var site = new CourseSite(new CourseFolder(_folder.Path), _folder.File("site")) { NpmSearchPath = _folder.File("no-programs") };
        var executed = NotebookFile.Load(_folder.File("lesson.ipynb"));
        Assert.Equal(3, await site.PublishAsync([executed], TestContext.Current.CancellationToken));
        Assert.True(File.Exists(_folder.File("site/lesson.html")));
    }

    private void WriteLesson(string code) =>
        _folder.Write("lesson.ipynb", new NotebookCell(CellKind.Markdown, "# Bread", "title"), TemporaryFolder.Code(1, code));

    private Task<string> ReadAsync(string name) => File.ReadAllTextAsync(_folder.File(name), TestContext.Current.CancellationToken);
}
