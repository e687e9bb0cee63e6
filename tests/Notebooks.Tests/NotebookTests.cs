using System.Diagnostics;
using Repository.Tests;

namespace Notebooks.Tests;

public class NotebookTests
{
    private static readonly string Tool = Path.Combine(Tree.Root, "artifacts", "bin", "Workshop.Cli", "release", "course.dll");

    public static TheoryData<string> Notebooks() => [.. Tree.Files("notebooks", "*.ipynb").Concat(Tree.Files("tests/Notebooks.Tests/Samples", "*.ipynb")).Select(Tree.Relative).Order()];

    [Theory(Timeout = 300_000)]
    [MemberData(nameof(Notebooks))]
    public async Task A_notebook_runs_from_top_to_bottom_and_its_claims_hold(string notebook)
    {
        var (exitCode, output) = await Course(TestContext.Current.CancellationToken, "run", notebook);
        Assert.True(exitCode == 0, output);
    }

    [Fact(Timeout = 60_000)]
    public async Task Every_notebook_is_kept_as_the_rules_ask()
    {
        var (exitCode, output) = await Course(TestContext.Current.CancellationToken, "check");
        Assert.True(exitCode == 0, output);
    }

    private static async Task<(int ExitCode, string Output)> Course(CancellationToken token, params string[] arguments)
    {
        using var course = Process.Start(new ProcessStartInfo("dotnet", ["exec", Tool, .. arguments])
        {
            WorkingDirectory = Tree.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var output = course.StandardOutput.ReadToEndAsync(token);
            var error = course.StandardError.ReadToEndAsync(token);
            await course.WaitForExitAsync(token);
            return (course.ExitCode, await output + await error);
        }
        finally
        {
            if (!course.HasExited)
                course.Kill(entireProcessTree: true);
        }
    }
}
