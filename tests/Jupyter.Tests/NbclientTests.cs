using System.Text.Json;

namespace Jupyter.Tests;

public class NbclientTests(InstalledKernel kernel)
{
    [Fact(Timeout = 120_000)]
    public async Task A_notebook_of_readers_habits_executes_and_each_output_is_what_readers_expect()
    {
        if (JupyterProgram.Find("python3") is not { } python || !Directory.Exists("/usr/lib/python3/dist-packages/nbclient"))
            Missing.Program("nbclient for Python", "python3-nbclient");
        var executed = Path.Combine(kernel.Folder, "executed.ipynb");
        await JupyterProgram.RunAsync(
            kernel, JupyterProgram.Find("python3")!, Path.Combine(AppContext.BaseDirectory, "Clients", "execute.py"), InstalledKernel.Name, Sample.Habits, executed);
        using var notebook = JsonDocument.Parse(await File.ReadAllBytesAsync(executed, TestContext.Current.CancellationToken));
        var cells = notebook.RootElement.GetProperty("cells").EnumerateArray().Where(c => c.GetProperty("cell_type").GetString() == "code").ToList();
        Assert.NotEmpty(cells);
        // Each cell says in its first comment what its outputs, taken together, must hold.
        Assert.All(cells, cell =>
        {
            var source = string.Concat(cell.GetProperty("source").EnumerateArray().Select(l => l.GetString()));
            var expected = source.Split('\n').First(line => line.StartsWith("// expect: ", StringComparison.Ordinal))["// expect: ".Length..];
            var outputs = cell.GetProperty("outputs").GetRawText();
            Assert.True(Sample.Unescaped(outputs).Contains(expected, StringComparison.Ordinal), $"{source}\n\ngave\n{outputs}");
        });
    }
}
