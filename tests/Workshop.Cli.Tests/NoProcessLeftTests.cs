namespace Workshop.Cli.Tests;

/// <summary>Whatever a notebook did, and however the tool ended: nothing of it runs on.</summary>
public sealed class NoProcessLeftTests : IDisposable
{
    // Detached from terminal and session, its parent dead: as far out of reach as a process gets without privileges.
    private const string StartOrphan = "System.Diagnostics.Process.Start(\"setsid\", [\"sh\", \"-c\", \"sleep 1000 & echo $! > orphan\"]).WaitForExit();";

    private const string SayHost = "System.IO.File.WriteAllText(\"host\", Environment.ProcessId + \"\\n\");";

    private readonly TemporaryFolder _folder = new();

    public NoProcessLeftTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "The tests look into /proc.");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("1", 0)]
    [InlineData("throw new Exception();", 1)]
    [InlineData("Environment.Exit(0);", 1)]
    [InlineData("Environment.FailFast(\"\");", 1)]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().Kill();", 1)]
    [InlineData("new System.Threading.Thread(() => { while (true) { } }).Start();", 0)]
    public async Task A_notebooks_end_ends_its_orphans(string lastCell, int exitCode)
    {
        _folder.Notebook(SayHost, StartOrphan, lastCell);
        var call = await CourseTool.RunAsync(_folder.Path, "run", "lesson.ipynb");
        Assert.Equal(exitCode, call.ExitCode);
        // No patience: when the tool has ended, they are gone.
        Assert.False(LinuxProcess.IsAlive(await LinuxProcess.IdInAsync(_folder.File("orphan"))));
        Assert.False(LinuxProcess.IsAlive(await LinuxProcess.IdInAsync(_folder.File("host"))));
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("new System.Threading.ManualResetEventSlim().Wait();")]
    [InlineData("Parallel.For(0, 200, _ => { while (true) { } });")]
    [InlineData("try { } finally { while (true) { } }")]
    public async Task Killing_the_tool_kills_the_notebooks_process_and_its_orphans(string endless)
    {
        _folder.Notebook(StartOrphan, $"{SayHost}\n{endless}");
        using var tool = CourseTool.Start(_folder.Path, "run", "lesson.ipynb");
        var host = await LinuxProcess.IdInAsync(_folder.File("host"));
        var orphan = await LinuxProcess.IdInAsync(_folder.File("orphan"));
        Assert.True(LinuxProcess.IsAlive(host));
        Assert.True(LinuxProcess.IsAlive(orphan));

        await LinuxProcess.SignalAsync("KILL", tool.Process.Id);

        await LinuxProcess.GoneAsync(host);
        await LinuxProcess.GoneAsync(orphan);
    }

    [Fact]
    public async Task Killing_the_notebooks_process_ends_its_orphans_and_the_tool_reports_it()
    {
        _folder.Notebook(StartOrphan, $"{SayHost}\nwhile (true) {{ }}");
        using var tool = CourseTool.Start(_folder.Path, "run", "lesson.ipynb");
        await LinuxProcess.SignalAsync("KILL", await LinuxProcess.IdInAsync(_folder.File("host")));
        var call = await tool.EndAsync();
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("exit code 137 (SIGKILL", call.Out, StringComparison.Ordinal);
        Assert.False(LinuxProcess.IsAlive(await LinuxProcess.IdInAsync(_folder.File("orphan"))));
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public async Task A_signal_stops_the_tool_cleanly(string signal, int exitCode)
    {
        _folder.Notebook(StartOrphan, $"{SayHost}\nwhile (true) {{ }}");
        using var tool = CourseTool.Start(_folder.Path, "run", "lesson.ipynb", "--out", "out");
        var host = await LinuxProcess.IdInAsync(_folder.File("host"));
        await LinuxProcess.SignalAsync(signal, tool.Process.Id);
        var call = await tool.EndAsync();
        Assert.Equal(exitCode, call.ExitCode);
        Assert.StartsWith("course: stopped.", call.Error, StringComparison.Ordinal);
        Assert.False(LinuxProcess.IsAlive(host));
        Assert.False(LinuxProcess.IsAlive(await LinuxProcess.IdInAsync(_folder.File("orphan"))));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.File("out")));
    }
}
