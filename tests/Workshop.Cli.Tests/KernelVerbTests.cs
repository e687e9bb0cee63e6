namespace Workshop.Cli.Tests;

public sealed class KernelVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Install_and_uninstall_leave_a_prefix_as_it_was()
    {
        var prefix = _folder.File("prefix");
        var installed = await CourseTool.RunAsync(_folder.Path, "kernel", "install", "--prefix", prefix, "--name", "Mine");
        Assert.Equal((0, ""), (installed.ExitCode, installed.Error));
        Assert.True(File.Exists(Path.Combine(prefix, "share", "jupyter", "kernels", "mine", "kernel.json")));

        var uninstalled = await CourseTool.RunAsync(_folder.Path, "kernel", "uninstall", "--prefix", prefix, "--name", "Mine");
        Assert.Equal((0, ""), (uninstalled.ExitCode, uninstalled.Error));
        Assert.Empty(Directory.EnumerateFiles(prefix, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("no name for a kernel", "kernel", "install", "--name", "two words")]
    [InlineData("Only one of", "kernel", "install", "--user", "--prefix", "x")]
    [InlineData("Did you mean 'install'?", "kernel", "instal")]
    [InlineData("See 'course kernel uninstall --help'", "kernel", "uninstall", "--whatever")]
    [InlineData("Which verb?", "kernel")]
    public async Task A_wrong_call_gets_one_line_and_exit_code_2(string expected, params string[] arguments)
    {
        var call = await CourseTool.RunAsync(_folder.Path, arguments);
        Assert.Equal(2, call.ExitCode);
        var line = Assert.Single(call.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(expected, line, StringComparison.Ordinal);
    }
}
