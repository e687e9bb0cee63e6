using System.ComponentModel;
using System.Globalization;
using Workshop.Processes;

namespace Workshop.Tests.Processes;

/// <summary>Any program runs as a child, and its end is data.</summary>
public class ChildProgramTests
{
    private static readonly ChildOptions Quiet = new() { StandardOutput = TextWriter.Null, StandardError = TextWriter.Null };

    [Theory(Timeout = 60_000)]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(137)]
    public async Task The_exit_code_is_data(int code)
    {
        var exit = await ShellAsync(TestContext.Current.CancellationToken, $"exit {code}");

        Assert.Equal((ChildOutcome.Exited, code, null), (exit.Outcome, exit.ExitCode, exit.Signal));
        Assert.True(exit.Lifetime > TimeSpan.Zero);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("SEGV", 139)]
    [InlineData("KILL", 137)]
    [InlineData("TERM", 143)]
    public async Task A_signal_is_a_crash_with_its_name(string signal, int code)
    {
        var exit = await ShellAsync(TestContext.Current.CancellationToken, $"kill -s {signal} $$");

        Assert.Equal((ChildOutcome.Crashed, code, $"SIG{signal}"), (exit.Outcome, exit.ExitCode, exit.Signal));
    }

    [Fact(Timeout = 60_000)]
    public async Task What_it_used_is_known_even_after_a_crash()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells of other programs.");

        var exit = await ShellAsync(TestContext.Current.CancellationToken, "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done; kill -s SEGV $$");

        Assert.True(exit.ProcessorTime > TimeSpan.Zero);
        Assert.True(exit.ProcessorTime < exit.Lifetime * Environment.ProcessorCount);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_peak_of_a_killed_program_is_read_before_the_kill()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells of other programs.");
        var options = new ChildOptions { TimeLimit = TimeSpan.FromSeconds(1), StandardOutput = TextWriter.Null };

        var exit = await ChildProgram.RunAsync("sleep", ["1000"], options, TestContext.Current.CancellationToken);

        Assert.Equal((ChildOutcome.TimedOut, "SIGKILL"), (exit.Outcome, exit.Signal));
        Assert.InRange(exit.PeakMemoryBytes ?? 0, 64 << 10, 16 << 20);
    }

    [Fact(Timeout = 60_000)]
    public async Task Arguments_arrive_as_they_are()
    {
        RequireUnix();

        var exit = await ChildProgram.RunAsync("printf", ["[%s]", "a b", "", "\"$HOME\"", "naïve ✓"], Quiet, TestContext.Current.CancellationToken);

        Assert.Equal("[a b][][\"$HOME\"][naïve ✓]", exit.StandardOutput);
    }

    [Fact(Timeout = 60_000)]
    public async Task Both_outputs_are_kept_and_passed_on()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        var exit = await ShellAsync(TestContext.Current.CancellationToken, "printf 'told ✓'; echo warned >&2", new() { StandardOutput = output, StandardError = error });

        Assert.Equal(("told ✓", "warned\n"), (exit.StandardOutput, exit.StandardError));
        Assert.Equal(("told ✓", "warned\n"), (output.ToString(), error.ToString()));
    }

    [Fact(Timeout = 60_000)]
    public async Task More_output_than_a_pipe_holds_is_kept_whole()
    {
        RequireUnix();

        var exit = await ChildProgram.RunAsync("head", ["-c", "1000000", "/dev/zero"], Quiet, TestContext.Current.CancellationToken);

        Assert.Equal(1_000_000, exit.StandardOutput.Length);
    }

    [Fact(Timeout = 60_000)]
    public async Task It_gets_the_standard_streams_and_nothing_else()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux shows what a process has open.");

        // The fourth is the folder that the listing itself has open.
        var exit = await ChildProgram.RunAsync("ls", ["/proc/self/fd"], Quiet, TestContext.Current.CancellationToken);

        Assert.Equal("0\n1\n2\n3\n", exit.StandardOutput);
    }

    [Fact(Timeout = 60_000)]
    public async Task No_signal_is_blocked_or_ignored_in_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux shows a process's signals.");

        var exit = await ChildProgram.RunAsync("grep", ["-E", "^Sig(Blk|Ign)", "/proc/self/status"], Quiet, TestContext.Current.CancellationToken);

        // The C library keeps two signals above 31 for itself, and leaves them as they are.
        Assert.All(
            exit.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Equal(0, int.Parse(line[^8..], NumberStyles.HexNumber, CultureInfo.InvariantCulture) & int.MaxValue));
    }

    [Fact(Timeout = 60_000)]
    public async Task It_has_no_input_and_the_given_environment()
    {
        var options = new ChildOptions
        {
            StandardOutput = TextWriter.Null,
            Environment = new Dictionary<string, string?> { ["WORKSHOP_TEST"] = "yes", ["HOME"] = null },
        };

        var exit = await ShellAsync(TestContext.Current.CancellationToken, "cat; echo \"$WORKSHOP_TEST ${HOME-none}\"", options);

        Assert.Equal("yes none\n", exit.StandardOutput);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_it_leaves_behind_ends_with_it()
    {
        var exit = await ShellAsync(TestContext.Current.CancellationToken, "sleep 1000 & echo $!");

        await Ended.OfAsync(int.Parse(exit.StandardOutput, null), TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = 60_000)]
    public async Task Cancelling_kills_it_with_all_below_it()
    {
        RequireUnix();
        using var cancellation = new CancellationTokenSource();
        using var lines = new FirstLine();
        var running = ChildProgram.RunAsync(
            "sh", ["-c", "setsid sleep 1000 & echo $$ $!; wait"], new() { StandardOutput = lines }, cancellation.Token);
        var pids = (await lines.Text.WaitAsync(TestContext.Current.CancellationToken)).Split(' ').Select(pid => int.Parse(pid, null)).ToList();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.False(ProcessTree.IsAlive(pids[0]));
        await Ended.OfAsync(pids[1], TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_calling_thread_can_wait_itself()
    {
        RequireUnix();
        using var output = new StringWriter();

        var exit = await OnThreadAsync(TestContext.Current.CancellationToken, token => ChildProgram.Run("echo", ["hello"], new() { StandardOutput = output }, token));

        Assert.Equal((ChildOutcome.Exited, "hello\n", "hello\n"), (exit.Outcome, exit.StandardOutput, output.ToString()));
    }

    [Fact(Timeout = 60_000)]
    public async Task Each_child_sees_this_process_s_environment_as_it_is_when_it_starts()
    {
        RequireUnix();
        var name = $"SEEN_{Guid.NewGuid():N}";
        var seen = new List<string>();
        foreach (var value in (string?[])[null, "one", "two", null])
        {
            Environment.SetEnvironmentVariable(name, value);
            seen.Add((await ShellAsync(TestContext.Current.CancellationToken, $"printf %s \"${{{name}-unset}}\"")).StandardOutput);
        }

        Assert.Equal(["unset", "one", "two", "unset"], seen);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_waiting_thread_sees_the_end_though_a_grandchild_holds_the_output()
    {
        RequireUnix();

        var exit = await OnThreadAsync(TestContext.Current.CancellationToken, token => ChildProgram.Run("sh", ["-c", "sleep 1000 & echo done"], Quiet, token));

        Assert.Equal((0, "done\n"), (exit.ExitCode, exit.StandardOutput));
    }

    [Fact(Timeout = 60_000)]
    public async Task Output_that_nobody_takes_does_not_keep_a_waiting_thread_from_killing()
    {
        RequireUnix();
        using var cancellation = new CancellationTokenSource();
        using var stuck = new StuckWriter();

        var cancelled = OnThreadAsync(TestContext.Current.CancellationToken, _ => ChildProgram.Run("yes", [], new() { StandardOutput = stuck }, cancellation.Token));
        await stuck.Reached.WaitAsync(TestContext.Current.CancellationToken);
        await cancellation.CancelAsync();

        // The output is given up only after a while.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_waiting_thread_is_freed_by_the_time_limit_and_by_cancelling()
    {
        RequireUnix();
        using var cancellation = new CancellationTokenSource();
        using var lines = new FirstLine();

        var limited = await OnThreadAsync(TestContext.Current.CancellationToken, token => ChildProgram.Run("sleep", ["1000"], new() { TimeLimit = TimeSpan.FromMilliseconds(1) }, token));
        var cancelled = OnThreadAsync(TestContext.Current.CancellationToken, _ => ChildProgram.Run("sh", ["-c", "echo ready; sleep 1000"], new() { StandardOutput = lines }, cancellation.Token));
        await lines.Text.WaitAsync(TestContext.Current.CancellationToken);
        await cancellation.CancelAsync();

        Assert.Equal(ChildOutcome.TimedOut, limited.Outcome);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
    }

    [Fact]
    public async Task A_program_that_cannot_be_started_is_an_error_with_the_reason()
    {
        RequireUnix();
        var noProgram = Path.GetTempFileName();
        try
        {
            Assert.Contains("PATH", await ErrorOfAsync("no-such-program-anywhere"), StringComparison.Ordinal);
            Assert.Contains("No such file", await ErrorOfAsync("/no/such/program"), StringComparison.Ordinal);
            Assert.Contains("Permission denied", await ErrorOfAsync(noProgram), StringComparison.Ordinal);
            Assert.Contains("Argument list too long", await ErrorOfAsync("/bin/true", new string('x', 4 << 20)), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(noProgram);
        }
    }

    private static async Task<string> ErrorOfAsync(string program, params string[] arguments)
    {
        try
        {
            var exit = await ChildProgram.RunAsync(program, arguments, Quiet, TestContext.Current.CancellationToken);
            return $"started: {exit}";
        }
        catch (ChildProcessException refused)
        {
            Assert.True(refused.InnerException is Win32Exception or null);
            return refused.Message;
        }
    }

    private static Task<ChildExit> ShellAsync(CancellationToken token, string script, ChildOptions? options = null)
    {
        RequireUnix();
        return ChildProgram.RunAsync("sh", ["-c", script], options ?? Quiet, token);
    }

    private static Task<ChildExit> OnThreadAsync(CancellationToken token, Func<CancellationToken, ChildExit> run) =>
        Task.Factory.StartNew(() => run(token), token, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static void RequireUnix() =>
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "The program is one of Unix.");

    /// <summary>Takes nothing until it is disposed of.</summary>
    private sealed class StuckWriter : StringWriter
    {
        private readonly TaskCompletionSource _reached = new();
        private readonly TaskCompletionSource _free = new();

        internal Task Reached => _reached.Task;

        public override Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
        {
            _reached.TrySetResult();
            return _free.Task;
        }

        protected override void Dispose(bool disposing)
        {
            _free.TrySetResult();
            base.Dispose(disposing);
        }
    }
}
