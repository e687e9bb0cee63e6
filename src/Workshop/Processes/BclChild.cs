using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.Versioning;
using Workshop.Interop.Unix;

namespace Workshop.Processes;

/// <summary>A child started by <see cref="Process"/>: on Windows, on macOS, and where Linux is too old or too confined to watch a process.</summary>
internal sealed class BclChild : StartedChild
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly InheritedPipe? _requests;
    private readonly InheritedPipe? _reports;
    private readonly CancellationTokenSource _abandon = new();
    private readonly Process _process;
    private readonly WindowsJob? _job;
    private ProcessEnd? _end;

    private BclChild(ChildStart start, ChildOptions options)
        : base(options)
    {
        if (start.HasMessages)
            (_requests, _reports) = (new(PipeFlow.ToChild), new(PipeFlow.FromChild));
        // First of all: on Windows there must be no child without a job.
        _job = OperatingSystem.IsWindows() ? new WindowsJob(options) : null;
        StartFaults.At(StartStep.Spawn);
        _process = _requests is not null && _reports is not null
            ? InheritedPipe.Start(StartInfo(start, options), _requests, _reports)
            : InheritedPipe.Start(StartInfo(start, options));
        try
        {
            Limit(options);
        }
        catch (Exception refused) when (refused is Win32Exception or InvalidOperationException)
        {
            _process.Kill();
            Dispose();
            throw refused as Win32Exception ?? new Win32Exception(0, refused.Message);
        }

        _process.StandardInput.Close();
        Finished = FinishAsync();
    }

    internal override int Pid => _process.Id;

    internal override Task Finished { get; }

    internal override ProcessEnd End => _end!;

    protected override Stream? Requests => _requests?.Stream;

    /// <exception cref="Win32Exception">The system refuses.</exception>
    internal static new BclChild Start(ChildStart start, ChildOptions options) => new(start, options);

    internal override void Kill() => ProcessTree.Kill(_process);

    public override void Dispose()
    {
        _abandon.Dispose();
        _requests?.Dispose();
        _reports?.Dispose();
        _process.Dispose();
        if (OperatingSystem.IsWindows())
            _job?.Dispose();
    }

    private static ProcessStartInfo StartInfo(ChildStart start, ChildOptions options)
    {
        var info = new ProcessStartInfo(start.Program, start.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment.Clear();
        foreach (var variable in ChildEnvironment.Of(options, start.HasMessages))
        {
            // On Windows a name may begin with '='.
            var end = variable.IndexOf('=', 1);
            info.Environment[variable[..end]] = variable[(end + 1)..];
        }

        return info;
    }

    /// <summary>In time: a child of ours starts nothing before it has read its request, which is sent later.</summary>
    private void Limit(ChildOptions options)
    {
        if (OperatingSystem.IsWindows())
            _job!.Add(_process);
        else if (options.Priority is { } priority)
            _process.PriorityClass = priority;
    }

    private async Task FinishAsync()
    {
        var output = ReadAsync(_process.StandardOutput.BaseStream, Output);
        var error = ReadAsync(_process.StandardError.BaseStream, Error);
        var reports = _reports is null ? Task.CompletedTask : ReceiveAsync(_reports.Stream);
        await _process.WaitForExitAsync().ConfigureAwait(false);
        var lifetime = Stopwatch.GetElapsedTime(_start);
        EndDescendants();
        _abandon.CancelAfter(StreamsLimit);
        try
        {
            await Task.WhenAll(output, error, reports).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // What has arrived up to now has to do.
        }

        _end = new(
            _process.ExitCode, SignalName.OfExitCode(_process.ExitCode), lifetime,
            OperatingSystem.IsWindows() ? TimeOf(_process) : null, PeakMemoryBytes: null);
    }

    /// <summary>Kills what the child started and left behind. A dotnet child on Unix has a session of its own, on Windows there is the job.</summary>
    private void EndDescendants()
    {
        if (OperatingSystem.IsWindows())
            _job?.Dispose();
        else if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
            _ = Posix.Kill(-_process.Id, Posix.SIGKILL);
    }

    // Windows keeps the times of an ended process as long as there is a handle to it.
    [SupportedOSPlatform("windows")]
    private static TimeSpan? TimeOf(Process process)
    {
        try
        {
            return process.TotalProcessorTime;
        }
        catch (Exception unknown) when (unknown is InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    private async Task ReadAsync(Stream source, ForwardedOutput target)
    {
        var buffer = new byte[4096];
        while (await source.ReadAsync(buffer, _abandon.Token).ConfigureAwait(false) is > 0 and var count)
            await target.Accept(buffer.AsSpan(0, count)).ConfigureAwait(false);
    }

    private async Task ReceiveAsync(Stream source)
    {
        var buffer = new byte[4096];
        while (await source.ReadAsync(buffer, _abandon.Token).ConfigureAwait(false) is > 0 and var count)
            await Receive(buffer.AsSpan(0, count)).ConfigureAwait(false);
    }
}
