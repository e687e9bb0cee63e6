using System.Diagnostics;
using System.Runtime.Versioning;
using Workshop.Processes;

namespace Workshop.Tests.Processes;

/// <summary>Children come and go in numbers, and leave nothing behind.</summary>
/// <remarks>All run in a child process, where no other test opens or starts anything meanwhile.</remarks>
[SupportedOSPlatform("linux")]
public class ChildLeakTests
{
    private const int WarmUps = 10;

    private static readonly ChildOptions Quiet = new() { StandardOutput = TextWriter.Null, StandardError = TextWriter.Null };

    [Fact(Timeout = 60_000)]
    public async Task Two_hundred_crashes_in_a_row_leave_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux shows what a process holds.");
        const int Crashes = 200;
        const int OfThemDotnet = 10;
        var exit = await ChildProcess.RunAsync(
            static async () =>
            {
                var pids = new HashSet<int>();
                var files = Leftovers.Files();
                for (var i = 0; i < WarmUps; i++)
                    await CrashAsync(i, pids);
                await CrashDotnetAsync(pids);
                var before = Leftovers.Now();
                var memory = GC.GetTotalMemory(forceFullCollection: true);
                for (var i = 0; i < Crashes - OfThemDotnet; i++)
                    await CrashAsync(i, pids);
                for (var i = 0; i < OfThemDotnet; i++)
                    await CrashDotnetAsync(pids);
                return (Before: before, After: Leftovers.Now(), Grown: GC.GetTotalMemory(forceFullCollection: true) - memory,
                    Files: Leftovers.FilesOf(pids, files));
            },
            Quiet, TestContext.Current.CancellationToken);

        Assert.Equal(exit.Result.Before, exit.Result.After);
        Assert.Equal(0, exit.Result.After.Children);
        Assert.Empty(exit.Result.Files);
        Assert.True(exit.Result.Grown < 1 << 20, $"{exit.Result.Grown} bytes more are held.");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_thousand_starts_cancelled_at_random_moments_leave_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux shows what a process holds.");
        var exit = await ChildProcess.RunAsync(
            static async () =>
            {
                const int Starts = 1000;
                const int Seed = 20261125;
                await CancelSomeAsync(new(Seed), WarmUps);
                var before = Leftovers.Now();
                var memory = GC.GetTotalMemory(forceFullCollection: true);
                var cancelled = await CancelSomeAsync(new(Seed), Starts);
                return (Cancelled: cancelled, Before: before, After: Leftovers.Now(), Grown: GC.GetTotalMemory(forceFullCollection: true) - memory);
            },
            Quiet, TestContext.Current.CancellationToken);

        // Every second program would not end by itself.
        Assert.InRange(exit.Result.Cancelled, 500, 1000);
        Assert.Equal(exit.Result.Before, exit.Result.After);
        Assert.Equal(0, exit.Result.After.Children);
        Assert.True(exit.Result.Grown < 1 << 20, $"{exit.Result.Grown} bytes more are held.");
    }

    [Fact(Timeout = 60_000)]
    public async Task Methods_cancelled_at_random_moments_leave_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux shows what a process holds.");
        var exit = await ChildProcess.RunAsync(
            static async () =>
            {
                const int Starts = 12;
                var random = new Random(Starts);
                await ChildProcess.RunAsync(static () => { }, Quiet);
                await CancelMethodAsync(TimeSpan.FromMilliseconds(1));
                var before = Leftovers.Now();
                for (var i = 0; i < Starts; i++)
                    await CancelMethodAsync(TimeSpan.FromMilliseconds(random.Next(100)));
                return (Before: before, After: Leftovers.Now());
            },
            Quiet, TestContext.Current.CancellationToken);

        Assert.Equal(exit.Result.Before, exit.Result.After);
        Assert.Equal(0, exit.Result.After.Children);
    }

    private static async Task CrashAsync(int number, HashSet<int> pids)
    {
        var signal = (number % 4) switch { 0 => "SEGV", 1 => "ABRT", 2 => "KILL", _ => "BUS" };
        var exit = await ChildProgram.RunAsync("sh", ["-c", $"sleep 1000 & kill -s {signal} $$"], Quiet);
        Assert.Equal((ChildOutcome.Crashed, $"SIG{signal}"), (exit.Outcome, exit.Signal));
        pids.Add(exit.Pid);
    }

    private static async Task CrashDotnetAsync(HashSet<int> pids)
    {
        var exit = await ChildProcess.RunAsync(static () => Environment.FailFast("one of many"), Quiet);
        Assert.Equal(ChildOutcome.Crashed, exit.Outcome);
        pids.Add(exit.Pid);
    }

    /// <summary>Half of the programs end by themselves at about the time of the cancelling, the other half never.</summary>
    private static async Task<int> CancelSomeAsync(Random random, int starts)
    {
        var cancelled = 0;
        for (var i = 0; i < starts; i++)
        {
            using var cancellation = new CancellationTokenSource();
            var moment = TimeSpan.FromMicroseconds(random.Next(1500));
            var cancelling = Task.Run(() => CancelAfter(cancellation, moment));
            try
            {
                await ChildProgram.RunAsync(i % 2 == 0 ? "/bin/true" : "/bin/sleep", ["1000"], Quiet, cancellation.Token);
            }
            catch (OperationCanceledException)
            {
                cancelled++;
            }

            await cancelling;
        }

        return cancelled;
    }

    private static async Task CancelMethodAsync(TimeSpan moment)
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.CancelAfter(moment);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ChildProcess.RunAsync(static () => new ManualResetEventSlim().Wait(), Quiet, cancellation.Token));
    }

    // Spins, for no timer is so fine.
    private static void CancelAfter(CancellationTokenSource cancellation, TimeSpan moment)
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < moment)
            Thread.SpinWait(10);
        cancellation.Cancel();
    }
}
