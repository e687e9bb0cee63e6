using System.ComponentModel;
using System.Diagnostics;
using Workshop.Processes;

namespace Workshop.Tests.Processes;

/// <summary>A pipe is held by exactly two processes, so its end tells at once that the other one is gone.</summary>
public class InheritedPipeTests
{
    [Fact(Timeout = 60_000)]
    public async Task Bytes_go_to_the_child_and_come_back()
    {
        RequireUnix();
        using var questions = new InheritedPipe(PipeFlow.ToChild);
        using var answers = new InheritedPipe(PipeFlow.FromChild);
        using var child = InheritedPipe.Start(Shell("cat <&$1 >&$2"), questions, answers);

        await questions.Stream.WriteAsync("over and out"u8.ToArray(), TestContext.Current.CancellationToken);
        questions.Dispose();
        using var reader = new StreamReader(answers.Stream);

        Assert.Equal("over and out", await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = 60_000)]
    public async Task Siblings_started_at_once_do_not_hold_each_others_pipes()
    {
        RequireUnix();
        const int Children = 20;
        var children = await Task.WhenAll(Enumerable.Range(0, Children).Select(_ => Task.Run(
            () =>
            {
                var life = new InheritedPipe(PipeFlow.FromChild);
                return (Pipe: life, Process: InheritedPipe.Start(Shell("exec sleep 1000"), life));
            },
            TestContext.Current.CancellationToken)));

        // Each stream must end with its own child, while all later ones still live.
        foreach (var (pipe, process) in children)
        {
            process.Kill();
            Assert.Equal(0, await pipe.Stream.ReadAsync(new byte[1], TestContext.Current.CancellationToken));
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            process.Dispose();
            pipe.Dispose();
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task The_childs_own_children_do_not_hold_the_pipe()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux shows what a process has open.");

        var exit = await ChildProcess.RunAsync(
            static () =>
            {
                // The last two arguments of a child process are the handles of such pipes.
                var pipes = Environment.GetCommandLineArgs()[^2..].Select(handle => new FileInfo($"/proc/self/fd/{handle}").LinkTarget).ToList();
                using var grandchild = Process.Start(
                    new ProcessStartInfo("bash", ["-c", "readlink /proc/$$/fd/*"]) { RedirectStandardOutput = true })!;
                return (Pipes: pipes, Grandchilds: grandchild.StandardOutput.ReadToEnd().Split('\n'));
            },
            new() { StandardOutput = TextWriter.Null }, TestContext.Current.CancellationToken);

        Assert.All(exit.Result.Pipes, pipe => Assert.StartsWith("pipe:", pipe, StringComparison.Ordinal));
        Assert.NotEmpty(exit.Result.Grandchilds[0]);
        Assert.Empty(exit.Result.Pipes.Intersect(exit.Result.Grandchilds));
    }

    [Fact]
    public void A_pipe_belongs_to_one_child()
    {
        RequireUnix();
        using var pipe = new InheritedPipe(PipeFlow.FromChild);
        using var child = InheritedPipe.Start(Shell("exit 0"), pipe);

        Assert.Throws<ArgumentException>(() => InheritedPipe.Start(Shell("exit 0"), pipe));
        Assert.Equal(-1, pipe.Stream.ReadByte());
        child.WaitForExit();
    }

    [Fact]
    public void A_program_that_does_not_exist_is_an_error_and_closes_the_pipes()
    {
        using var pipe = new InheritedPipe(PipeFlow.ToChild);

        Assert.Throws<Win32Exception>(() => InheritedPipe.Start(new ProcessStartInfo("no-such-program-anywhere"), pipe));
        Assert.Throws<ObjectDisposedException>(() => pipe.Stream.WriteByte(1));
    }

    [Fact]
    public void A_pipe_without_a_child_says_so()
    {
        using var pipe = new InheritedPipe(PipeFlow.ToChild);

        Assert.Contains("Start", Assert.Throws<InvalidOperationException>(() => pipe.Stream).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("first")]
    [InlineData("99999")]
    public void A_handle_that_is_no_pipe_is_refused(string handle) =>
        Assert.Throws<ArgumentException>(() => InheritedPipe.Open(handle, PipeFlow.ToChild));

    private static void RequireUnix() =>
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "The child is a Unix shell.");

    private static ProcessStartInfo Shell(string script) => new("bash", ["-c", script, "bash"]);
}
