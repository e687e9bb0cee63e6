using System.Globalization;
using System.Text.RegularExpressions;
using Workshop.Cli.Execution;
using Workshop.Notebooks;

namespace Workshop.Cli.Tests;

public sealed partial class FreezeTests : IDisposable
{
    // The tool keeps what it is called for in its own course's folder.
    private readonly string _name = $"lesson{Guid.NewGuid():N}";
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        foreach (var entry in Directory.GetFiles(CourseFolder.Find().FrozenRuns, $"{_name}-*"))
            File.Delete(entry);
        _folder.Dispose();
    }

    [Fact]
    public async Task An_unchanged_notebook_is_not_executed_again_and_keeps_the_date_of_its_run()
    {
        // The name of the file is put together, so that it is none of the notebook's data.
        _folder.Write($"{_name}.ipynb", TemporaryFolder.Code(0, "System.IO.File.AppendAllText(\"ru\" + \"ns\", \"x\");\nConsole.WriteLine(\"risen\");"));
        var first = await BuildAsync();
        Assert.True(first.ExitCode == 0, first.Out + first.Error);
        var date = RunDate();
        var page = File.ReadAllText(_folder.File($"site/{_name}.html"));
        var written = File.GetLastWriteTimeUtc(_folder.File($"site/{_name}.html"));

        var second = await BuildAsync();
        Assert.True(second.ExitCode == 0, second.Out + second.Error);
        Assert.Equal("x", File.ReadAllText(_folder.File("runs")));
        Assert.Equal(date, RunDate());
        Assert.Equal(page, File.ReadAllText(_folder.File($"site/{_name}.html")));
        Assert.Equal(written, File.GetLastWriteTimeUtc(_folder.File($"site/{_name}.html")));
        Assert.Contains(date.ToString("'kept from 'yyyy-MM-dd HH:mm' UTC'", CultureInfo.InvariantCulture), Spaces().Replace(second.Out, " "), StringComparison.Ordinal);

        Assert.Equal(0, (await CourseTool.RunAsync(_folder.Path, "build", $"{_name}.ipynb", "--no-slides", "--out", "site")).ExitCode);
        Assert.Equal("xx", File.ReadAllText(_folder.File("runs")));
    }

    private Task<CourseCall> BuildAsync() => CourseTool.RunAsync(_folder.Path, "build", $"{_name}.ipynb", "--freeze", "--no-slides", "--out", "site");

    private DateTimeOffset RunDate() => RunRecord.Of(Notebook.Load(_folder.File($"site/notebooks/{_name}.ipynb")))!.Date;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
