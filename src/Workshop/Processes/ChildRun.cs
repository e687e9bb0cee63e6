using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.Versioning;
using Workshop.Tracing;

namespace Workshop.Processes;

/// <summary>One child process, from its start to its end.</summary>
internal static class ChildRun
{
    private const string Program = "Workshop.Child.dll";

    // With its own copy of this library, which starts faster: see Workshop.Child.targets.
    private const string Folder = "child";

    /// <summary>Runs a method to its end.</summary>
    /// <exception cref="ChildProcessException">The child could not be started, or never came to call the method.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the child and its descendants have ended.</exception>
    internal static async Task<ChildEnding> RunAsync(ChildRequest request, ChildOptions options, CancellationToken cancellationToken)
    {
        var ending = await RunAsync(ChildProgramStart(), request, options, cancellationToken).ConfigureAwait(false);
        ending.RequireStart();
        return ending;
    }

    /// <summary>Runs a program to its end, with a request if it speaks this library's protocol.</summary>
    /// <exception cref="ChildProcessException">The program could not be started.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the program and its descendants have ended.</exception>
    internal static async Task<ChildEnding> RunAsync(
        ChildStart start, ChildRequest? request, ChildOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var begin = Stopwatch.GetTimestamp();
        using var child = StartedChild.Start(start, options);
        if (TraceGate.IsOn) Recorder.ChildStarted(child);
        var sending = request is null ? Task.CompletedTask : child.SendAsync(request.ToBytes());
        var killed = false;
        if (options.TimeLimit == Timeout.InfiniteTimeSpan && !cancellationToken.CanBeCanceled)
            await child.Finished.ConfigureAwait(false);
        else
            killed = await FinishOrKillAsync(child, options.TimeLimit, begin, cancellationToken).ConfigureAwait(false);

        await sending.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return EndingOf(child, killed, request is null, options);
    }

    /// <summary>Runs a program to its end on the calling thread.</summary>
    /// <inheritdoc cref="RunAsync(ChildStart, ChildRequest?, ChildOptions, CancellationToken)"/>
    [SupportedOSPlatform("linux")]
    internal static ChildEnding Run(ChildStart start, ChildOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var ending = LinuxProgram.Run(start, options, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            return ending;
        }
        catch (Win32Exception refused)
        {
            throw StartedChild.NotStarted(start, refused);
        }
    }

    /// <returns>Whether it had to be killed.</returns>
    private static async Task<bool> FinishOrKillAsync(StartedChild child, TimeSpan timeLimit, long begin, CancellationToken cancellationToken)
    {
        using var limit = LimitFrom(begin, timeLimit);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await child.Finished.WaitAsync(either.Token).ConfigureAwait(false);
            return false;
        }
        catch (OperationCanceledException)
        {
            child.Kill();
            await child.Finished.ConfigureAwait(false);
            return true;
        }
    }

    private static CancellationTokenSource LimitFrom(long begin, TimeSpan timeLimit)
    {
        var limit = new CancellationTokenSource();
        if (timeLimit != Timeout.InfiniteTimeSpan)
            limit.CancelAfter(timeLimit - Stopwatch.GetElapsedTime(begin) is { Ticks: > 0 } left ? left : TimeSpan.Zero);
        return limit;
    }

    private static ChildEnding EndingOf(StartedChild child, bool killed, bool isProgram, ChildOptions options) => new(
        child.Pid, child.End, killed, isProgram, options.MemoryLimitBytes, child.Reports(), child.Output.Text, child.Error.Text);

    private static ChildStart ChildProgramStart()
    {
        var library = Path.GetDirectoryName(typeof(ChildRun).Assembly.Location) ?? "";
        var program = Path.Combine(library, Folder, Program);
        // A child's own children: there the library is the copy.
        if (!File.Exists(program))
            program = Path.Combine(library, Program);
        if (!File.Exists(program))
            throw new ChildProcessException($"The program of child processes, '{Program}', is not in '{Path.Combine(library, Folder)}'. Build the course again.");
        return new(DotnetHost.Path, ["exec", program], HasMessages: true);
    }
}
