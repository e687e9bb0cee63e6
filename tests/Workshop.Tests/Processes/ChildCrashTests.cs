using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Workshop.Processes;

namespace Workshop.Tests.Processes;

/// <summary>Whatever a child does to itself is data for its parent.</summary>
public class ChildCrashTests
{
    private static readonly ChildOptions Quiet = new() { StandardOutput = TextWriter.Null, StandardError = TextWriter.Null };

    [Fact(Timeout = 60_000)]
    public async Task An_exception_is_reported_with_type_message_and_own_frames()
    {
        var exit = await ChildProcess.RunAsync(Fail, Quiet, TestContext.Current.CancellationToken);

        Assert.Equal(ChildOutcome.Threw, exit.Outcome);
        Assert.Equal(1, exit.ExitCode);
        Assert.Equal("System.FormatException", exit.Exception!.Type);
        Assert.Equal("no such luck", exit.Exception.Message);
        Assert.Contains(nameof(Fail), exit.Exception.StackTrace, StringComparison.Ordinal);
        Assert.DoesNotContain("Workshop.Child", exit.Exception.StackTrace, StringComparison.Ordinal);
        Assert.DoesNotContain("System.Reflection", exit.Exception.StackTrace, StringComparison.Ordinal);
        Assert.Equal("System.InvalidOperationException", exit.Exception.Inner!.Type);
        Assert.True(exit.ProcessorTime > TimeSpan.Zero);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_exception_of_an_asynchronous_method_is_reported()
    {
        var exit = await ChildProcess.RunAsync(
            static async () => { await Task.Yield(); throw new FormatException("later"); }, Quiet, TestContext.Current.CancellationToken);

        Assert.Equal(ChildOutcome.Threw, exit.Outcome);
        Assert.Equal("later", exit.Exception!.Message);
    }

    [Fact(Timeout = 60_000)]
    public async Task Asking_for_the_result_of_a_throwing_child_says_what_happened()
    {
        var exit = await ChildProcess.RunAsync(static int () => throw new FormatException("no number"), Quiet, TestContext.Current.CancellationToken);

        var thrown = Assert.Throws<InvalidOperationException>(() => { _ = exit.Result; });
        Assert.Contains("no number", thrown.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_result_that_JSON_cannot_carry_is_reported()
    {
        var exit = await ChildProcess.RunAsync(static () => typeof(string), Quiet, TestContext.Current.CancellationToken);

        Assert.Equal(ChildOutcome.Threw, exit.Outcome);
        Assert.Contains("cannot be written as JSON", exit.Exception!.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_exit_is_told_from_a_crash_even_when_its_code_looks_like_a_signal()
    {
        var three = await ChildProcess.RunAsync(static () => Environment.Exit(3), Quiet, TestContext.Current.CancellationToken);
        var likeKill = await ChildProcess.RunAsync(static () => Environment.Exit(137), Quiet, TestContext.Current.CancellationToken);

        Assert.Equal((ChildOutcome.Exited, 3, null), (three.Outcome, three.ExitCode, three.Signal));
        Assert.Equal((ChildOutcome.Exited, 137, null), (likeKill.Outcome, likeKill.ExitCode, likeKill.Signal));
        Assert.True(three.ProcessorTime > TimeSpan.Zero);
        Assert.Contains("exited with code 3", three.ToString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task FailFast_is_a_crash()
    {
        var exit = await ChildProcess.RunAsync(static () => Environment.FailFast("the end"), Quiet, TestContext.Current.CancellationToken);

        AssertCrash(exit, "SIGABRT");
        Assert.Contains("the end", exit.StandardError, StringComparison.Ordinal);
        AssertUsage(exit);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_stack_overflow_is_a_crash()
    {
        var exit = await ChildProcess.RunAsync(static () => Dig(1), Quiet, TestContext.Current.CancellationToken);

        AssertCrash(exit, "SIGABRT");
        Assert.Throws<InvalidOperationException>(() => { _ = exit.Result; });
    }

    [Fact(Timeout = 60_000)]
    public async Task An_exception_on_another_thread_is_a_crash()
    {
        var exit = await ChildProcess.RunAsync(
            static () =>
            {
                var thread = new Thread(() => throw new FormatException("off the path"));
                thread.Start();
                thread.Join();
            },
            Quiet, TestContext.Current.CancellationToken);

        AssertCrash(exit, "SIGABRT");
        Assert.Contains("off the path", exit.StandardError, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_child_that_kills_itself_is_a_crash()
    {
        var exit = await ChildProcess.RunAsync(
            static () =>
            {
                using var self = Process.GetCurrentProcess();
                self.Kill();
                new ManualResetEventSlim().Wait();
            },
            Quiet, TestContext.Current.CancellationToken);

        AssertCrash(exit, "SIGKILL");
    }

    [Fact(Timeout = 60_000)]
    public async Task What_a_crashed_child_started_ends_with_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "The grandchild is a Unix program.");

        var exit = await ChildProcess.RunAsync(
            static () =>
            {
                using var grandchild = Process.Start("sleep", "1000");
                Console.WriteLine(grandchild.Id);
                Environment.FailFast("leaving it alone");
            },
            Quiet, TestContext.Current.CancellationToken);

        await Ended.OfAsync(int.Parse(exit.StandardOutput, CultureInfo.InvariantCulture), TestContext.Current.CancellationToken);
    }

    private static void AssertCrash(ChildExit exit, string signal)
    {
        Assert.Equal(ChildOutcome.Crashed, exit.Outcome);
        Assert.NotEqual(0, exit.ExitCode);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(signal, exit.Signal);
    }

    /// <summary>The system, unlike the dead child, can still say what it used.</summary>
    private static void AssertUsage(ChildExit exit)
    {
        if (!OperatingSystem.IsLinux())
            return;
        Assert.True(exit.ProcessorTime > TimeSpan.Zero);
        // On a busy machine it may be gone before its last words are read; a figure, if there is one, is a likely one.
        if (exit.PeakMemoryBytes is { } peak)
            Assert.InRange(peak, 8 << 20, 1 << 30);
    }

    private static void Fail() => throw new FormatException("no such luck", new InvalidOperationException("deeper"));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Dig(int depth) => Dig(depth + 1) + Dig(depth + 2);
}
