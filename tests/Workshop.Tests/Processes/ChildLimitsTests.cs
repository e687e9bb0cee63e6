using System.Diagnostics;
using Workshop.Processes;
using Workshop.Threads;

namespace Workshop.Tests.Processes;

/// <summary>Memory, cores and priority of a child are limited, and nobody else's.</summary>
public class ChildLimitsTests
{
    private const long Limit = 64 << 20;

    private static readonly ChildOptions Small = new()
    {
        MemoryLimitBytes = Limit,
        StandardOutput = TextWriter.Null,
        StandardError = TextWriter.Null,
    };

    [Fact(Timeout = 60_000)]
    public async Task A_method_that_needs_more_memory_than_allowed_is_reported()
    {
        var exit = await ChildProcess.RunAsync(static () => Hoard().Count, Small, TestContext.Current.CancellationToken);

        Assert.Equal(ChildOutcome.OutOfMemory, exit.Outcome);
        Assert.Equal(typeof(OutOfMemoryException).FullName, exit.Exception?.Type);
        Assert.Contains("out of the memory", exit.ToString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_crash_for_want_of_memory_is_reported()
    {
        var exit = await ChildProcess.RunAsync(
            static () =>
            {
                var thread = new Thread(static () => Hoard());
                thread.Start();
                thread.Join();
            },
            Small, TestContext.Current.CancellationToken);

        Assert.Equal(ChildOutcome.OutOfMemory, exit.Outcome);
        Assert.NotEqual(0, exit.ExitCode);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_method_within_its_memory_returns()
    {
        var exit = await ChildProcess.RunAsync(static () => new byte[16 << 20].Length, Small, TestContext.Current.CancellationToken);

        Assert.Equal(16 << 20, exit.Result);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(Limit, 1)]
    [InlineData(4 * Limit, 0)]
    public async Task A_programs_memory_is_limited(long limit, int exitCode)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux limits a program's private memory.");

        // tail keeps the last line, and this is one line of 100 MB.
        var exit = await ChildProgram.RunAsync(
            "sh", ["-c", "head -c 100000000 /dev/zero | tail -n 1 > /dev/null"],
            new() { MemoryLimitBytes = limit, StandardError = TextWriter.Null }, TestContext.Current.CancellationToken);

        Assert.Equal((ChildOutcome.Exited, exitCode), (exit.Outcome, exit.ExitCode));
    }

    [Fact]
    public void A_limit_below_what_a_runtime_needs_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChildOptions { MemoryLimitBytes = 1 << 20 });

    [Fact(Timeout = 60_000)]
    public async Task A_child_runs_on_the_given_cores_only()
    {
        Assert.SkipUnless(CpuAffinity.IsSupported, CpuAffinity.UnsupportedReason ?? "");
        var core = CpuAffinity.AllowedCores[^1];
        var own = CpuAffinity.ThreadCores;
        var options = new ChildOptions { Cores = [core], StandardOutput = TextWriter.Null };

        var method = await ChildProcess.RunAsync(static () => (CpuAffinity.AllowedCores, Environment.ProcessorCount), options, TestContext.Current.CancellationToken);

        Assert.Equal([core], method.Result.AllowedCores);
        Assert.Equal(1, method.Result.ProcessorCount);
        Assert.Equal(own, CpuAffinity.ThreadCores);
        if (OperatingSystem.IsLinux())
        {
            var program = await ChildProgram.RunAsync("grep", ["Cpus_allowed_list", "/proc/self/status"], options, TestContext.Current.CancellationToken);
            Assert.Equal($"Cpus_allowed_list:\t{core}\n", program.StandardOutput);
        }
    }

    [Fact]
    public void A_core_that_is_not_allowed_is_refused_with_the_allowed_ones()
    {
        Assert.SkipUnless(CpuAffinity.IsSupported, CpuAffinity.UnsupportedReason ?? "");
        var options = new ChildOptions { Cores = [int.MaxValue] };

        var refusal = Assert.Throws<CoreNotAllowedException>(
            () => { _ = ChildProcess.RunAsync(static () => { }, options, TestContext.Current.CancellationToken); });

        Assert.Equal(CpuAffinity.AllowedCores, refusal.AllowedCores);
        Assert.Throws<CoreNotAllowedException>(() => { _ = ChildProgram.RunAsync("true", null, options, TestContext.Current.CancellationToken); });
    }

    [Fact(Timeout = 60_000)]
    public async Task A_child_gets_the_priority_and_its_parent_keeps_its_own()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The program that tells its priority is one of Linux.");
        var options = new ChildOptions { Priority = ProcessPriorityClass.BelowNormal, StandardOutput = TextWriter.Null };

        var before = await ChildProgram.RunAsync("nice", null, null, TestContext.Current.CancellationToken);
        var lowered = await ChildProgram.RunAsync("nice", null, options, TestContext.Current.CancellationToken);
        var method = await ChildProcess.RunAsync(static () => { using var self = Process.GetCurrentProcess(); return self.PriorityClass; }, options, TestContext.Current.CancellationToken);
        var after = await ChildProgram.RunAsync("nice", null, null, TestContext.Current.CancellationToken);

        Assert.Equal("10\n", lowered.StandardOutput);
        Assert.Equal(ProcessPriorityClass.BelowNormal, method.Result);
        Assert.Equal(before.StandardOutput, after.StandardOutput);
    }

    private static List<byte[]> Hoard()
    {
        var hoard = new List<byte[]>();
        while (true)
            hoard.Add(new byte[1 << 20]);
    }
}
