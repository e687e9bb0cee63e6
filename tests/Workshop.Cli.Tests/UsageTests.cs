using System.Text.Json.Nodes;
using Workshop.Notebooks;

namespace Workshop.Cli.Tests;

public sealed class UsageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("'missing.ipynb'", "run", "missing.ipynb")]
    [InlineData("'missing.ipynb'", "build", "missing.ipynb")]
    [InlineData("'missing.ipynb'", "pages", "missing.ipynb")]
    [InlineData("'missing.ipynb'", "clean", "missing.ipynb")]
    [InlineData("this is not JSON", "run", "prose.ipynb")]
    [InlineData("not a notebook", "run", "other.ipynb")]
    [InlineData("'python'", "run", "python.ipynb")]
    [InlineData("holds no notebooks", "run", "empty")]
    [InlineData("Did you mean 'build'?", "biuld")]
    [InlineData("Did you mean '--out'?", "run", "python.ipynb", "--outt", "x")]
    [InlineData("Did you mean '--cell-limit'?", "build", "--cel-limit", "1s")]
    [InlineData("'5' is no duration for --cell-limit", "run", "python.ipynb", "--cell-limit", "5")]
    [InlineData("needs a PATH", "run")]
    [InlineData("Which verb?")]
    [InlineData("--only 99 fits no notebook", "build", "python.ipynb", "--only", "99")]
    public async Task A_wrong_call_gets_one_line_and_exit_code_2(string expected, params string[] arguments)
    {
        await File.WriteAllTextAsync(_folder.File("prose.ipynb"), "Dear diary", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder.File("other.ipynb"), "{ \"a\": 1 }", TestContext.Current.CancellationToken);
        new Notebook { Metadata = new JsonObject { ["kernelspec"] = new JsonObject { ["name"] = "python3", ["language"] = "python" } } }
            .Save(_folder.File("python.ipynb"));
        Directory.CreateDirectory(_folder.File("empty"));

        var call = await CourseTool.RunAsync(_folder.Path, arguments);

        Assert.Equal(2, call.ExitCode);
        Assert.Equal("", call.Out);
        var line = Assert.Single(call.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("course: ", line, StringComparison.Ordinal);
        Assert.Contains(expected, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_lists_the_verbs_there_are_and_no_others()
    {
        var call = await CourseTool.RunAsync(_folder.Path, "--help");
        Assert.Equal(0, call.ExitCode);
        foreach (var verb in new[] { "build", "run", "pages", "slides", "check", "clean", "measure", "bench", "doctor", "kernel" })
            Assert.Contains($"\n  {verb} ", call.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("notebook-host", call.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_told()
    {
        var call = await CourseTool.RunAsync(_folder.Path, "--version");
        Assert.Equal(0, call.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+", call.Out);
    }

    [Fact]
    public async Task Executed_notebooks_never_overwrite_their_sources()
    {
        var path = _folder.Notebook("1");
        var before = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var call = await CourseTool.RunAsync(_folder.Path, "run", "lesson.ipynb", "--out", ".");
        Assert.Equal(2, call.ExitCode);
        Assert.Equal(before, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }
}
