using System.Text.Json.Nodes;
using Workshop.Notebooks;

namespace Workshop.Cli.Tests;

public sealed class CleanAndCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Cleaning_makes_an_executed_notebook_pass_the_check()
    {
        var cell = TemporaryFolder.Code(1, "1 + 1");
        cell.ExecutionCount = 1;
        cell.Outputs.Add(new ExecuteResultOutput(1, new JsonObject { ["text/plain"] = "2" }));
        var path = _folder.Write("lesson.ipynb", new NotebookCell(CellKind.Markdown, "# Bread", "title"), cell);

        var before = await CourseTool.RunAsync(_folder.Path, "check", "lesson.ipynb");
        Assert.Equal(1, before.ExitCode);
        Assert.Contains("lesson.ipynb: fault: It holds outputs", before.Out, StringComparison.Ordinal);
        Assert.Contains("course clean lesson.ipynb", before.Out, StringComparison.Ordinal);

        Assert.Equal("lesson.ipynb: cleaned\n", (await CourseTool.RunAsync(_folder.Path, "clean", "lesson.ipynb")).Out);
        Assert.Empty(Notebook.Load(path).Cells[1].Outputs);

        Assert.Equal("lesson.ipynb: was clean\n", (await CourseTool.RunAsync(_folder.Path, "clean", "lesson.ipynb")).Out);
        var after = await CourseTool.RunAsync(_folder.Path, "check", "lesson.ipynb");
        Assert.Equal((0, "1 notebook: 0 faults, 0 warnings\n"), (after.ExitCode, after.Out));
    }

    [Theory]
    [InlineData("\"1-2|2\"", true)]
    [InlineData("\"1-3\"", false)]
    [InlineData("\"one\"", false)]
    [InlineData("2", false)]
    public async Task Lines_that_a_slide_cannot_point_at_are_a_fault(string lines, bool isWell)
    {
        var cell = TemporaryFolder.Code(1, "var loaves = 1;\nloaves + 1");
        cell.Metadata["workshop"] = new JsonObject { ["lines"] = JsonNode.Parse(lines) };
        _folder.Write("lesson.ipynb", new NotebookCell(CellKind.Markdown, "# Bread", "title"), cell);

        var call = await CourseTool.RunAsync(_folder.Path, "check", "lesson.ipynb");

        Assert.Equal(isWell ? 0 : 1, call.ExitCode);
        Assert.Equal(!isWell, call.Out.Contains("cell 2 of the file: fault: The lines that its slide is to point at cannot be read.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_slide_that_overflows_is_refused_by_its_name()
    {
        var list = string.Concat(Enumerable.Range(1, 30).Select(item => $"\n- item {item}"));
        _folder.Write("lesson.ipynb", new NotebookCell(CellKind.Markdown, "# Bread", "title"), new NotebookCell(CellKind.Markdown, $"## Flour\n{list}", "flour"));

        var call = await CourseTool.RunAsync(_folder.Path, "check", "lesson.ipynb");

        Assert.Equal(1, call.ExitCode);
        Assert.Contains("lesson.ipynb, cell 2 of the file: fault: The slide 'Flour' overflows. Split the cell, or shorten it.", call.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_tags_and_slide_types_are_faults_and_long_cells_warnings()
    {
        var longCell = TemporaryFolder.Code(2, string.Join('\n', Enumerable.Repeat("1;", 16)), "exercize");
        longCell.Metadata["slideshow"] = new JsonObject { ["slide_type"] = "slider" };
        _folder.Write("lesson.ipynb", new NotebookCell(CellKind.Markdown, "# Bread", "title"), longCell);
        var call = await CourseTool.RunAsync(_folder.Path, "check", ".");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("cell 2 of the file: fault: The tag 'exercize' has no meaning. Did you mean 'exercise'?", call.Out, StringComparison.Ordinal);
        Assert.Contains("cell 2 of the file: fault: 'slider' is no slide type", call.Out, StringComparison.Ordinal);
        Assert.Contains("cell 2 of the file: warning: The cell has 16 lines", call.Out, StringComparison.Ordinal);
        Assert.Contains("1 notebook: 2 faults, 1 warnings", call.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dead_links_anchors_and_images_are_faults()
    {
        _folder.Write("other.ipynb", new NotebookCell(CellKind.Markdown, "# Dough\n\n## Yeast", "title"));
        _folder.Write("lesson.ipynb",
            new NotebookCell(CellKind.Markdown, "# Bread\n\n[a](#Bread), [b](other.ipynb#yeast), [c](https://example.org/)", "title"),
            new NotebookCell(CellKind.Markdown, "[a](#Cake), [b](other.ipynb#salt), ![c](loaf.png)", "links"));
        var call = await CourseTool.RunAsync(_folder.Path, "check", "lesson.ipynb", "other.ipynb");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("lesson.ipynb, cell 2 of the file: fault: The link '#Cake' is dead: lesson.ipynb has no such heading. Correct the heading's name.", call.Out, StringComparison.Ordinal);
        Assert.Contains("cell 2 of the file: fault: The link '#salt' is dead: other.ipynb has no such heading.", call.Out, StringComparison.Ordinal);
        Assert.Contains("cell 2 of the file: fault: The image 'loaf.png' is missing.", call.Out, StringComparison.Ordinal);
        Assert.Contains("2 notebooks: 3 faults, 0 warnings", call.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_path_among_good_ones_changes_nothing()
    {
        var path = _folder.Notebook("1");
        await File.AppendAllTextAsync(path, "\n", TestContext.Current.CancellationToken);
        var before = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(2, (await CourseTool.RunAsync(_folder.Path, "clean", "lesson.ipynb", "missing.ipynb")).ExitCode);
        Assert.Equal(before, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }
}
