using System.Diagnostics;
using Workshop.Processes;

namespace Workshop.Tests.Processes;

/// <summary>No descendant escapes. Each test runs in a child process: what it kills must not be another test's.</summary>
public class ProcessTreeTests
{
    private static readonly ChildOptions Quiet = new() { StandardOutput = TextWriter.Null, StandardError = TextWriter.Null };

    [Fact(Timeout = 60_000)]
    public async Task Descendants_are_listed_parents_first_and_killed()
    {
        RequireUnix();
        var exit = await ChildProcess.RunAsync(
            static () =>
            {
                using var shell = Shell("sleep 1000 & echo; wait");
                shell.StandardOutput.ReadLine();
                var before = ProcessTree.Descendants();
                var killed = ProcessTree.KillDescendants();
                shell.WaitForExit();
                return (Shell: shell.Id, Before: before, Killed: killed, After: ProcessTree.Descendants(), shell.ExitCode);
            },
            Quiet, TestContext.Current.CancellationToken);

        Assert.Equal(exit.Result.Shell, exit.Result.Before[0]);
        Assert.Equal(2, exit.Result.Before.Count);
        Assert.Equal(2, exit.Result.Killed);
        Assert.Empty(exit.Result.After);
        // The Process object still learned how its program ended: 128 plus SIGKILL.
        Assert.Equal(137, exit.Result.ExitCode);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_orphan_that_left_its_session_is_found_and_killed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux hands orphans to an ancestor.");
        var exit = await ChildProcess.RunAsync(
            static () =>
            {
                ProcessTree.AdoptOrphans();
                using (var shell = Shell("setsid sh -c 'echo $$; exec sleep 1000' & exit 0"))
                {
                    var orphan = int.Parse(shell.StandardOutput.ReadLine()!, null);
                    shell.WaitForExit();
                    return (Orphan: orphan, Before: ProcessTree.Descendants(), Killed: ProcessTree.KillDescendants(), After: ProcessTree.Descendants(),
                        IsAlive: ProcessTree.IsAlive(orphan));
                }
            },
            Quiet, TestContext.Current.CancellationToken);

        Assert.Equal([exit.Result.Orphan], exit.Result.Before);
        Assert.Equal(1, exit.Result.Killed);
        Assert.Empty(exit.Result.After);
        Assert.False(exit.Result.IsAlive);
    }

    [Fact(Timeout = 60_000)]
    public async Task Processes_to_spare_are_spared_with_all_below_them()
    {
        RequireUnix();
        var exit = await ChildProcess.RunAsync(
            static () =>
            {
                using var spared = Shell("sleep 1000 & echo; wait");
                using var other = Shell("sleep 1000 & echo; wait");
                spared.StandardOutput.ReadLine();
                other.StandardOutput.ReadLine();
                var killed = ProcessTree.KillDescendants(spared.Id);
                return (killed, ProcessTree.Descendants().Count, ProcessTree.DescendantsOf(spared.Id).Count, ProcessTree.IsAlive(other.Id));
            },
            Quiet, TestContext.Current.CancellationToken);

        Assert.Equal((2, 2, 1, false), exit.Result);
    }

    [Fact(Timeout = 60_000)]
    public async Task Processes_that_keep_starting_others_are_killed()
    {
        RequireUnix();
        var exit = await ChildProcess.RunAsync(
            static () =>
            {
                using var shell = Shell("i=0; while [ $i -lt 200 ]; do (sleep 1000 & sleep 1000) & i=$((i+1)); [ $i -eq 10 ] && echo; done; wait");
                shell.StandardOutput.ReadLine();
                return (Killed: ProcessTree.KillDescendants(), After: ProcessTree.Descendants().Count);
            },
            Quiet, TestContext.Current.CancellationToken);

        Assert.True(exit.Result.Killed > 10);
        Assert.Equal(0, exit.Result.After);
    }

    [Fact(Timeout = 60_000)]
    public async Task Without_descendants_nothing_is_killed()
    {
        var exit = await ChildProcess.RunAsync(static () => (ProcessTree.Descendants().Count, ProcessTree.KillDescendants()), Quiet, TestContext.Current.CancellationToken);

        Assert.Equal((0, 0), exit.Result);
    }

    [Fact]
    public void This_process_is_alive_and_an_impossible_one_is_not()
    {
        Assert.True(ProcessTree.IsAlive(Environment.ProcessId));
        Assert.False(ProcessTree.IsAlive(int.MaxValue));
    }

    private static void RequireUnix() =>
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "The descendants are Unix programs.");

    private static Process Shell(string script) =>
        Process.Start(new ProcessStartInfo("sh", ["-c", script]) { RedirectStandardOutput = true })!;
}
