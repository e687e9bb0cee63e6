using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Workshop.Interop.Unix;
using Workshop.Processes;

namespace Workshop.Tests.Processes;

/// <summary>Programs cannot watch for their parent's end; the guard does it for them.</summary>
[SupportedOSPlatform("linux")]
public class ChildGuardTests
{
    [Theory(Timeout = 60_000)]
    [InlineData("sleep 1000 & echo $$ $!; wait")]
    [InlineData("setsid sleep 1000 & echo $$ $!; wait")]
    [InlineData("env -i sleep 1000 & echo $$ $!; wait")]
    public async Task A_program_and_what_it_started_end_when_their_parent_is_killed(string script)
    {
        RequireLinux();
        using var lines = new FirstLine();
        var parent = ChildProcess.RunAsync(
            static async script =>
            {
                using var pids = new FirstLine();
                var running = ChildProgram.RunAsync("sh", ["-c", script], new() { StandardOutput = pids });
                Console.WriteLine($"{Environment.ProcessId} {await pids.Text}");
                await running;
            },
            script, new() { StandardOutput = lines }, TestContext.Current.CancellationToken);
        var pids = Pids(await lines.Text.WaitAsync(TestContext.Current.CancellationToken));

        using (var process = Process.GetProcessById(pids[0]))
            process.Kill();

        Assert.Equal((ChildOutcome.Crashed, "SIGKILL"), ((await parent).Outcome, (await parent).Signal));
        await Ended.OfAsync(pids[1], TestContext.Current.CancellationToken);
        await Ended.OfAsync(pids[2], TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_guard_that_somebody_has_killed_is_replaced()
    {
        RequireLinux();
        var exit = await ChildProcess.RunAsync(
            static async () =>
            {
                await ChildProgram.RunAsync("true");
                var first = ChildGuard.Pid;
                _ = Posix.Kill(first, Posix.SIGKILL);
                // Its end is seen on another thread, so this asks until it is.
                using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
                while (ChildGuard.Pid == first)
                    await looks.WaitForNextTickAsync();
                await ChildProgram.RunAsync("true");
                return (First: first, Second: ChildGuard.Pid, IsAlive: ProcessTree.IsAlive(ChildGuard.Pid));
            },
            new() { StandardOutput = TextWriter.Null }, TestContext.Current.CancellationToken);

        Assert.NotEqual(exit.Result.First, exit.Result.Second);
        Assert.True(exit.Result.IsAlive);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_guard_is_no_descendant_and_ends_after_its_process()
    {
        RequireLinux();
        var exit = await ChildProcess.RunAsync(
            static async () =>
            {
                await ChildProgram.RunAsync("true");
                return (Guard: ChildGuard.Pid, Killed: ProcessTree.KillDescendants(), IsAlive: ProcessTree.IsAlive(ChildGuard.Pid));
            },
            new() { StandardOutput = TextWriter.Null }, TestContext.Current.CancellationToken);

        Assert.Equal((0, true), (exit.Result.Killed, exit.Result.IsAlive));
        await Ended.OfAsync(exit.Result.Guard, TestContext.Current.CancellationToken);
    }

    private static List<int> Pids(string line) => [.. line.Split(' ').Select(pid => int.Parse(pid, CultureInfo.InvariantCulture))];

    private static void RequireLinux() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux needs a guard.");
}
