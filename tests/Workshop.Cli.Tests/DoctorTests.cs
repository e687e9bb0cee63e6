namespace Workshop.Cli.Tests;

public sealed class DoctorTests
{
    [Fact]
    public async Task Each_respect_is_reported_and_what_is_missing_has_a_remedy()
    {
        using var folder = new TemporaryFolder();
        using var tool = CourseTool.StartWithPath(folder.Path, path: folder.File("no-programs"), "doctor");
        var call = await tool.EndAsync();
        Assert.Equal(3, call.ExitCode);
        foreach (var subject in new[] { ".NET SDK", "library", "cores allowed", "binding threads", "container", "npm", "Chromium", "Jupyter", "the C# kernel", "compiled ahead of time" })
            Assert.Contains(subject, call.Out, StringComparison.Ordinal);
        Assert.Contains("Install Node.js with npm", call.Out, StringComparison.Ordinal);
    }
}
