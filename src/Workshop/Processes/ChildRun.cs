using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;
using Workshop.Interop.Unix;

namespace Workshop.Processes;

/// <summary>One child process, from its start to its end.</summary>
internal sealed class ChildRun : IDisposable
{
    private const string Program = "Workshop.Child.dll";

    /// <summary>
    /// How long to wait for the end of a dead child's streams. They end with the process and its children, which are killed
    /// with it; only one that has left the child's session on purpose may still hold them.
    /// </summary>
    private static readonly TimeSpan StreamsLimit = TimeSpan.FromSeconds(5);

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly InheritedPipe _requests = new(PipeFlow.ToChild);
    private readonly InheritedPipe _reports = new(PipeFlow.FromChild);
    private readonly CancellationTokenSource _abandon = new();
    private readonly MemoryStream _received = new();
    private readonly Process _process;
    private readonly WindowsJob? _job;
    private readonly ForwardedOutput _output;
    private readonly ForwardedOutput _error;

    private ChildRun(ChildOptions options)
    {
        // First of all: on Windows there must be no child without a job.
        _job = OperatingSystem.IsWindows() ? new WindowsJob() : null;
        _process = Start(StartInfo(options));
        if (OperatingSystem.IsWindows())
            Enter(_job!);
        _process.StandardInput.Close();
        _output = new(_process.StandardOutput, options.StandardOutput ?? Console.Out, _abandon.Token);
        _error = new(_process.StandardError, options.StandardError ?? Console.Error, _abandon.Token);
    }

    /// <summary>Runs a child to its end.</summary>
    /// <exception cref="ChildProcessException">It could not be started, or never came to call the method.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the child and its descendants have ended.</exception>
    internal static async Task<ChildEnding> RunAsync(ChildRequest request, ChildOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var run = new ChildRun(options);
        return await run.FinishAsync(request, options.TimeLimit, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _abandon.Dispose();
        _requests.Dispose();
        _reports.Dispose();
        _process.Dispose();
        if (OperatingSystem.IsWindows())
            _job?.Dispose();
    }

    private static ProcessStartInfo StartInfo(ChildOptions options)
    {
        var folder = Path.GetDirectoryName(typeof(ChildRun).Assembly.Location);
        var program = Path.Combine(folder ?? "", Program);
        if (!File.Exists(program))
            throw new ChildProcessException($"The program of child processes, '{Program}', is not beside the library in '{folder}'. Build the course again.");
        var info = new ProcessStartInfo(DotnetHost.Path, ["exec", program])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in options.Environment)
            info.Environment[name] = value;
        return info;
    }

    private Process Start(ProcessStartInfo info)
    {
        try
        {
            return InheritedPipe.Start(info, _requests, _reports);
        }
        catch (Win32Exception refused)
        {
            throw new ChildProcessException($"The system did not start '{info.FileName}': {refused.Message}", cause: refused);
        }
    }

    /// <summary>In time: the child starts nothing before it has read its request, which is sent later.</summary>
    [SupportedOSPlatform("windows")]
    private void Enter(WindowsJob job)
    {
        try
        {
            job.Add(_process);
        }
        catch (Win32Exception refused)
        {
            _process.Kill();
            Dispose();
            throw new ChildProcessException(refused.Message, cause: refused);
        }
    }

    private async Task<ChildEnding> FinishAsync(ChildRequest request, TimeSpan timeLimit, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource();
        if (timeLimit != Timeout.InfiniteTimeSpan)
            limit.CancelAfter(timeLimit - Stopwatch.GetElapsedTime(_start) is { Ticks: > 0 } left ? left : TimeSpan.Zero);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);

        var reports = _reports.Stream.CopyToAsync(_received, _abandon.Token);
        var sending = SendAsync(request);
        var killed = false;
        try
        {
            await _process.WaitForExitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            killed = true;
            ProcessTree.Kill(_process);
            await _process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }

        var lifetime = Stopwatch.GetElapsedTime(_start);
        EndDescendants();
        await DrainAsync(Task.WhenAll(sending, reports, _output.Finished, _error.Finished)).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        _received.Position = 0;
        var ending = new ChildEnding(
            _process.Id, _process.ExitCode, killed, lifetime, ChildReport.ReadAll(_received), _output.Text, _error.Text);
        ending.RequireStart();
        return ending;
    }

    /// <summary>Kills what the child started and left behind. On Unix its session is its own, on Windows its job is.</summary>
    private void EndDescendants()
    {
        if (OperatingSystem.IsWindows())
            _job?.Dispose();
        else if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
            _ = Posix.Kill(-_process.Id, Posix.SIGKILL);
    }

    private async Task SendAsync(ChildRequest request)
    {
        try
        {
            await _requests.Stream.WriteAsync(request.ToBytes(), _abandon.Token).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // It died before it had read everything: its exit says so.
        }
    }

    private async Task DrainAsync(Task streams)
    {
        _abandon.CancelAfter(StreamsLimit);
        try
        {
            await streams.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // What has arrived up to now has to do.
        }
    }
}
