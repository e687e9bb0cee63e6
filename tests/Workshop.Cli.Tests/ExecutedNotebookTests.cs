using Workshop.Notebooks;

namespace Workshop.Cli.Tests;

public sealed class ExecutedNotebookTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Outputs_stand_in_the_order_they_were_made_and_text_is_joined()
    {
        var cells = await ExecuteAsync(
            "Console.Write(\"a\");\nConsole.WriteLine(\"b\");\ndisplay(1);\nConsole.Write(\"c\");\nConsole.Error.Write(\"d\");\n42");
        Assert.Equal(
            ["stdout:ab\n", "display:1", "stdout:c", "stderr:d", "result 1:42"],
            cells[0].Outputs.Select(Describe));
        Assert.Equal(1, cells[0].ExecutionCount);
    }

    [Fact]
    public async Task A_later_cell_updates_what_an_earlier_one_displayed()
    {
        var cells = await ExecuteAsync("var shown = display(\"raw dough\");", "shown.Update(\"bread\");");
        Assert.Equal(["display:bread"], cells[0].Outputs.Select(Describe));
        Assert.Empty(cells[1].Outputs);
    }

    [Fact]
    public async Task Clearing_removes_outputs_at_once_or_when_the_next_one_comes()
    {
        var cells = await ExecuteAsync(
            "using Workshop.Scripting;\nConsole.Write(\"old\");\nNotebookDisplay.Clear();\nConsole.Write(\"new\");",
            "Console.Write(\"old\");\nNotebookDisplay.Clear(wait: true);",
            "Console.Write(\"old\");\nNotebookDisplay.Clear(wait: true);\nConsole.Write(\"new\");");
        Assert.Equal(["stdout:new"], cells[0].Outputs.Select(Describe));
        Assert.Equal(["stdout:old"], cells[1].Outputs.Select(Describe));
        Assert.Equal(["stdout:new"], cells[2].Outputs.Select(Describe));
    }

    [Fact]
    public async Task What_a_child_process_prints_stands_in_the_cell_that_ran_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The cell calls echo and sh.");
        var cells = await ExecuteAsync(
            "void Call(string program, params string[] words)\n{\n    using var child = System.Diagnostics.Process.Start(program, words);\n    child.WaitForExit();\n}",
            "Call(\"echo\", \"grüße\");",
            "Call(\"sh\", \"-c\", \"echo oven >&2\");",
            "1");
        Assert.Equal(["stdout:grüße\n"], cells[1].Outputs.Select(Describe));
        Assert.Equal(["stderr:oven\n"], cells[2].Outputs.Select(Describe));
        Assert.Equal(["result 4:1"], cells[3].Outputs.Select(Describe));
    }

    [Fact]
    public async Task Cells_run_in_the_notebooks_folder_and_blank_ones_do_not_count()
    {
        await File.WriteAllTextAsync(_folder.File("flour.txt"), "500 g", TestContext.Current.CancellationToken);
        var cells = await ExecuteAsync(" \n", "System.IO.File.ReadAllText(\"flour.txt\")");
        Assert.Null(cells[0].ExecutionCount);
        Assert.Equal(["result 1:500 g"], cells[1].Outputs.Select(Describe));
    }

    [Fact]
    public async Task A_cell_reads_an_empty_standard_input()
    {
        var cells = await ExecuteAsync("Console.OpenStandardInput().ReadByte()");
        Assert.Equal(["result 1:-1"], cells[0].Outputs.Select(Describe));
    }

    [Fact]
    public async Task Executing_leaves_the_source_as_it_is_and_no_other_file()
    {
        var path = _folder.Notebook("Console.Write(1);");
        var before = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        await CourseTool.RunAsync(_folder.Path, "run", "lesson.ipynb", "--out", "out");
        Assert.Equal(before, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal(["lesson.ipynb", "out"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(["lesson.ipynb"], Directory.EnumerateFileSystemEntries(_folder.File("out")).Select(Path.GetFileName));
    }

    private async Task<IList<NotebookCell>> ExecuteAsync(params string[] cells)
    {
        _folder.Notebook(cells);
        var call = await CourseTool.RunAsync(_folder.Path, "run", "lesson.ipynb", "--out", "out");
        Assert.True(call.ExitCode == 0, call.Out + call.Error);
        return Notebook.Load(_folder.File("out/lesson.ipynb")).Cells;
    }

    private static string Describe(CellOutput output) => output switch
    {
        StreamOutput stream => $"{stream.Name}:{stream.Text}",
        DisplayOutput display => $"display:{display.Text("text/plain")}",
        ExecuteResultOutput result => $"result {result.ExecutionCount}:{result.Text("text/plain")}",
        ErrorOutput error => $"error:{error.Name}",
        _ => output.ToString(),
    };
}
