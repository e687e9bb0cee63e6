using System.Diagnostics;
using System.Globalization;
using Workshop.Cli.Printing;
using Workshop.Notebooks;

namespace Workshop.Cli.Tests;

public sealed class PdfVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PdfVerbTests() => _folder.Write("lesson.ipynb", new NotebookCell(CellKind.Markdown, "# Bread", "title"), TemporaryFolder.Code(1, "1 + 1"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_a_browser_printing_is_refused_with_the_remedy()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere the usual places outside PATH may hold a browser.");
        Assert.SkipWhen(File.Exists("/snap/bin/chromium") || File.Exists("/opt/google/chrome/chrome"), "A browser lies in one of the usual places outside PATH.");
        var programs = Directory.CreateDirectory(_folder.File("programs"));
        File.CreateSymbolicLink(Path.Combine(programs.FullName, "dotnet"), DotnetProgram());
        using var tool = CourseTool.StartWithPath(_folder.Path, programs.FullName, "pdf", "lesson.ipynb");

        AssertRefused(await tool.EndAsync(), 3, "There is no Chromium, Chrome or Edge to print with. Install one");
    }

    [Fact]
    public async Task A_named_browser_that_does_not_exist_is_refused() =>
        AssertRefused(await CourseTool.RunAsync(_folder.Path, "pdf", "lesson.ipynb", "--browser", "nowhere"), 3, "--browser names 'nowhere', and there is no such program.");

    [Fact]
    public async Task A_program_that_is_no_browser_is_refused_with_what_it_said()
    {
        var browser = StandIn("echo 'I do not print' >&2\nexit 1\n");

        AssertRefused(await CourseTool.RunAsync(_folder.Path, "pdf", "lesson.ipynb", "--page", "--browser", browser), 3, "does not print: I do not print.");
    }

    [Fact]
    public async Task Both_kinds_at_once_are_wrong_usage() =>
        AssertRefused(await CourseTool.RunAsync(_folder.Path, "pdf", "lesson.ipynb", "--deck", "--page", "--browser", "x"), 2, "Only one of --deck and --page");

    [Fact]
    public async Task A_folder_that_is_missing_is_said_before_anything_runs() =>
        AssertRefused(await CourseTool.RunAsync(_folder.Path, "pdf", "lesson.ipynb", "--browser", Environment.ProcessPath!, "--out", "no/such.pdf"), 2, "There is no folder for --out no/such.pdf.");

    [Fact]
    public async Task A_browser_that_does_not_answer_is_ended_when_the_limit_is_over()
    {
        var browser = StandIn($"echo $$ > '{_folder.File("pid")}'\nexec sleep 600\n");
        var printer = new PdfPrinter(browser, TimeSpan.FromSeconds(1));

        var refusal = await Assert.ThrowsAsync<CourseException>(() =>
            printer.PrintAsync(_folder.Path, PrintForm.Page("lesson"), TestContext.Current.CancellationToken));

        Assert.Equal(3, refusal.ExitCode);
        Assert.Contains("did not print within 1 seconds", refusal.Message, StringComparison.Ordinal);
        if (File.Exists(_folder.File("pid")))
            Assert.Throws<ArgumentException>(() => Process.GetProcessById(int.Parse(File.ReadAllText(_folder.File("pid")), CultureInfo.InvariantCulture)));
    }

    private string StandIn(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for a browser is a POSIX shell script.");
        var browser = _folder.File("browser");
        File.WriteAllText(browser, $"#!/bin/sh\n{script}");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(browser, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return browser;
    }

    private void AssertRefused(CourseCall call, int exitCode, string words)
    {
        Assert.True(call.ExitCode == exitCode, call.Out + call.Error);
        Assert.Contains(words, call.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*.pdf"));
    }

    private static string DotnetProgram() => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "dotnet")).First(File.Exists);
}
