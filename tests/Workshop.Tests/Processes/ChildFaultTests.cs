using System.ComponentModel;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using Workshop.Processes;

namespace Workshop.Tests.Processes;

/// <summary>Whatever fails on the way to a child gives one clear error, and leaves nothing behind.</summary>
/// <remarks>What counts descriptors and processes runs in a child process, where no other test opens any meanwhile.</remarks>
[SupportedOSPlatform("linux")]
public class ChildFaultTests
{
    private const int ErrorNumber = 24; // EMFILE: too many open files.

    private static readonly ChildOptions Quiet = new() { StandardOutput = TextWriter.Null, StandardError = TextWriter.Null };

    [Fact(Timeout = 60_000)]
    public async Task A_fault_in_each_step_of_the_start_is_an_error_and_leaves_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The steps are those of Linux.");
        var exit = await ChildProcess.RunAsync(
            static async () =>
            {
                var told = new List<string>();
                // Guard comes first, and there only until there is one.
                foreach (var step in Enum.GetValues<StartStep>().Order())
                    told.Add($"{step}: {await FailAtAsync(step)}");
                var before = Leftovers.Now();
                foreach (var step in Enum.GetValues<StartStep>())
                    await FailAtAsync(step);
                return (Told: told, Before: before, After: Leftovers.Now());
            },
            Quiet, TestContext.Current.CancellationToken);

        Assert.All(exit.Result.Told, told => Assert.Contains(
            told.StartsWith(nameof(StartStep.Request), StringComparison.Ordinal) ? "before it came to the method" : "injected", told, StringComparison.Ordinal));
        Assert.Equal(exit.Result.Before, exit.Result.After);
        Assert.Equal(0, exit.Result.After.Children);
    }

    [Fact(Timeout = 60_000)]
    public async Task Running_out_of_descriptors_is_an_error_wherever_it_happens()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux lets the limit be set so.");
        const int Most = 16;
        var exit = await ChildProcess.RunAsync(
            static async () =>
            {
                // Once each, so that what these need is loaded.
                await ChildProgram.RunAsync("/bin/true", null, Quiet);
                await TryAsync("/no/such/program");
                var before = Leftovers.Now();
                await LimitDescriptorsAsync(Leftovers.CountDescriptors() + Most);
                var taken = new Stack<SafeFileHandle>();
                var told = new List<string>();
                while (TryOpen(taken))
                {
                }

                for (var free = 0; free <= Most; free++)
                {
                    told.Add(await TryAsync("/bin/true"));
                    if (taken.TryPop(out var spare))
                        spare.Dispose();
                }

                foreach (var spare in taken)
                    spare.Dispose();
                // As text, because this process has missed the assemblies that it would have needed for more while it had no descriptor.
                return string.Join('|', [before.ToString(), Leftovers.Now().ToString(), .. told]);
            },
            Quiet, TestContext.Current.CancellationToken);

        Assert.True(exit.Outcome == ChildOutcome.Returned, $"{exit} {exit.Exception?.StackTrace} {exit.StandardError}");
        var lines = exit.Result.Split('|');
        var told = lines[2..];
        Assert.Contains("Too many open files", told[0], StringComparison.Ordinal);
        Assert.All(told, told => Assert.True(told == "Exited" || told.Contains("Too many open files", StringComparison.Ordinal), told));
        Assert.Equal("Exited", told[^1]);
        Assert.Equal(lines[0], lines[1]);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_child_that_dies_before_its_method_is_an_error_with_its_last_words()
    {
        var options = new ChildOptions
        {
            StandardOutput = TextWriter.Null,
            StandardError = TextWriter.Null,
            Environment = new Dictionary<string, string?> { ["DOTNET_GCHeapHardLimit"] = "1" },
        };

        var refused = await Assert.ThrowsAsync<ChildProcessException>(
            () => ChildProcess.RunAsync(static () => { }, options, TestContext.Current.CancellationToken));

        Assert.Contains("before it came to the method", refused.Message, StringComparison.Ordinal);
        Assert.NotEmpty(refused.StandardError);
    }

    [Fact(Timeout = 60_000)]
    public async Task Bytes_that_are_no_report_are_an_error()
    {
        var foreign = await Assert.ThrowsAsync<ChildProcessException>(
            () => ChildProcess.RunAsync(static () => Report("no report"u8), Quiet, TestContext.Current.CancellationToken));

        Assert.Contains("something else than its reports", foreign.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_result_that_is_no_JSON_is_an_error()
    {
        var torn = await Assert.ThrowsAsync<ChildProcessException>(
            () => ChildProcess.RunAsync(
                static () =>
                {
                    Report(new ChildReport.Returned("{]"u8.ToArray(), default).ToBytes());
                    Environment.FailFast("so that no other report follows");
                    return new List<int>();
                },
                Quiet, TestContext.Current.CancellationToken));

        Assert.Contains("cannot be made a", torn.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_report_that_breaks_off_is_a_crash()
    {
        var exit = await ChildProcess.RunAsync(
            static () =>
            {
                Report(new ChildReport.Returned("12345"u8.ToArray(), default).ToBytes().AsSpan(0, 7));
                Environment.FailFast("in the middle");
            },
            Quiet, TestContext.Current.CancellationToken);

        Assert.Equal(ChildOutcome.Crashed, exit.Outcome);
    }

    /// <summary>Runs a child whose start fails at a step, and says what came of it.</summary>
    private static async Task<string> FailAtAsync(StartStep step)
    {
        StartFaults.Inject(reached =>
        {
            if (reached != step)
                return;
            if (step == StartStep.Request)
                throw new IOException("injected");
            throw new Win32Exception(ErrorNumber, "injected");
        });
        try
        {
            return (await ChildProcess.RunAsync(static () => { }, Quiet)).ToString();
        }
        catch (ChildProcessException refused)
        {
            // Nothing but the guard has no second chance to fail.
            return step == StartStep.Guard && ChildGuard.Pid != 0 ? "" : refused.Message;
        }
        finally
        {
            StartFaults.Inject(null);
        }
    }

    private static async Task<string> TryAsync(string program)
    {
        try
        {
            return (await ChildProgram.RunAsync(program, null, Quiet)).Outcome.ToString();
        }
        catch (ChildProcessException refused)
        {
            return refused.Message;
        }
    }

    /// <summary>The soft limit only, so that nobody needs a privilege.</summary>
    private static async Task LimitDescriptorsAsync(int count)
    {
        var exit = await ChildProgram.RunAsync("prlimit", ["--pid", $"{Environment.ProcessId}", $"--nofile={count}:"], Quiet);
        Assert.Equal(0, exit.ExitCode);
    }

    private static bool TryOpen(Stack<SafeFileHandle> taken)
    {
        try
        {
            taken.Push(File.OpenHandle("/dev/null"));
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static void Report(ReadOnlySpan<byte> bytes)
    {
        using var reports = new FileStream(new SafeFileHandle(int.Parse(Environment.GetCommandLineArgs()[^1], null), ownsHandle: false), FileAccess.Write, bufferSize: 0);
        reports.Write(bytes);
    }
}
