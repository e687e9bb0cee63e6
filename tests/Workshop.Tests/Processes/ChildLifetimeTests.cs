using System.Diagnostics;
using Workshop.Processes;

namespace Workshop.Tests.Processes;

/// <summary>A child never lives longer than it should: limits, cancellation, the death of its parent.</summary>
public class ChildLifetimeTests
{
    private static readonly ChildOptions Quiet = new() { StandardOutput = TextWriter.Null, StandardError = TextWriter.Null };

    [Fact(Timeout = 60_000)]
    public async Task A_child_that_spins_is_killed_at_its_time_limit()
    {
        // Long enough for a start under load; the method never ends by itself.
        var options = new ChildOptions { TimeLimit = TimeSpan.FromSeconds(1), StandardOutput = TextWriter.Null };

        var exit = await ChildProcess.RunAsync(Spin, options, TestContext.Current.CancellationToken);

        Assert.Equal(ChildOutcome.TimedOut, exit.Outcome);
        if (OperatingSystem.IsLinux())
        {
            // It spun all the time that a loaded machine gave it, and its runtime alone takes some megabytes.
            Assert.True(exit.ProcessorTime > TimeSpan.Zero);
            Assert.InRange(exit.PeakMemoryBytes ?? 0, 8 << 20, 1 << 30);
        }

        if (!OperatingSystem.IsWindows())
            Assert.Equal("SIGKILL", exit.Signal);
        Assert.False(ProcessTree.IsAlive(exit.Pid));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_time_limit_shorter_than_the_start_holds()
    {
        var options = new ChildOptions { TimeLimit = TimeSpan.FromTicks(1), StandardOutput = TextWriter.Null };

        var exit = await ChildProcess.RunAsync(Spin, options, TestContext.Current.CancellationToken);

        Assert.Equal(ChildOutcome.TimedOut, exit.Outcome);
    }

    [Fact(Timeout = 60_000)]
    public async Task Cancelling_ends_the_child_and_what_it_started()
    {
        using var channel = IpcChannel.Listen(IpcKind.UnixSocket);
        using var cancellation = new CancellationTokenSource();
        var running = ChildProcess.RunAsync(StartGrandchildAndSpin, channel.Address, Quiet, cancellation.Token);
        var (child, grandchild) = await Task.Run(() => ((int)channel.ReceiveInt64(), (int)channel.ReceiveInt64()), TestContext.Current.CancellationToken);

        await cancellation.CancelAsync();

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(cancellation.Token, cancelled.CancellationToken);
        Assert.False(ProcessTree.IsAlive(child));
        await Ended.OfAsync(grandchild, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_cancelled_token_starts_nothing() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ChildProcess.RunAsync(Spin, Quiet, new CancellationToken(canceled: true)));

    [Theory(Timeout = 60_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_child_ends_when_its_parent_is_killed(bool leavesItsSession)
    {
        Assert.SkipWhen(leavesItsSession && !OperatingSystem.IsLinux(), "Only Linux keeps a process that leaves its session in the tree.");

        // This process starts a parent, which starts a child, which starts another program; then the parent dies by SIGKILL.
        using var channel = IpcChannel.Listen(IpcKind.UnixSocket);
        using var parents = IpcChannel.Listen(IpcKind.UnixSocket);
        var parent = ChildProcess.RunAsync(
            static async ((string Own, string Childs, bool LeavesItsSession) given) =>
            {
                using var test = IpcChannel.Connect(given.Own);
                test.SendInt64(Environment.ProcessId);
                await ChildProcess.RunAsync(given.LeavesItsSession ? StartDaemonAndSpin : StartGrandchildAndSpin, given.Childs, Quiet);
            },
            (parents.Address, channel.Address, leavesItsSession), Quiet, TestContext.Current.CancellationToken);
        var (child, grandchild) = await Task.Run(() => ((int)channel.ReceiveInt64(), (int)channel.ReceiveInt64()), TestContext.Current.CancellationToken);
        using (var process = Process.GetProcessById((int)await Task.Run(parents.ReceiveInt64, TestContext.Current.CancellationToken)))
            process.Kill();

        Assert.Equal(ChildOutcome.Crashed, (await parent).Outcome);
        await Ended.OfAsync(child, TestContext.Current.CancellationToken);
        await Ended.OfAsync(grandchild, TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_thread_that_still_runs_does_not_hold_the_child()
    {
        var exit = await ChildProcess.RunAsync(static () => new Thread(Spin).Start(), Quiet, TestContext.Current.CancellationToken);

        Assert.Equal(ChildOutcome.Returned, exit.Outcome);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_a_child_started_ends_with_it_even_if_it_holds_the_output()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "The grandchild is a Unix program.");

        var exit = await ChildProcess.RunAsync(
            static () =>
            {
                using var grandchild = Process.Start("sleep", "1000");
                return grandchild.Id;
            },
            Quiet, TestContext.Current.CancellationToken);

        await Ended.OfAsync(exit.Result, TestContext.Current.CancellationToken);
    }

    private static void Spin()
    {
        while (true)
            Thread.SpinWait(1);
    }

    private static void StartGrandchildAndSpin(string address) => StartAndSpin(address, new ProcessStartInfo("sleep", "1000"));

    private static void StartDaemonAndSpin(string address) => StartAndSpin(address, new ProcessStartInfo("setsid", "sleep 1000"));

    private static void StartAndSpin(string address, ProcessStartInfo program)
    {
        if (OperatingSystem.IsWindows())
            program = new ProcessStartInfo("ping", "-n 1000 localhost");
        using var grandchild = Process.Start(program)!;
        using var test = IpcChannel.Connect(address);
        test.SendInt64(Environment.ProcessId);
        test.SendInt64(grandchild.Id);
        Spin();
    }
}
