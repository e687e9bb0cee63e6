using System.ComponentModel;
using System.Runtime.Versioning;

namespace Workshop.Processes;

/// <summary>A child whose pipes and whose end the one thread for all children waits for.</summary>
// Running ─the system tells the end→ Ended, reaped at once ─all pipes read, or abandoned→ Finished
//    └─Kill→ Being killed: the end is seen, but the pid is kept until the killing is over ─→ Ended
[SupportedOSPlatform("linux")]
internal sealed partial class LinuxChild : StartedChild
{
    private readonly LinuxProcess _process;
    private readonly FileStream? _requests;
    private readonly List<WatchedPipe> _pipes;

    private LinuxChild(LinuxProcess process, LinuxChildPipes pipes, ChildOptions options) : base(options)
    {
        _process = process;
        _requests = pipes.Requests is { } requests ? new(requests.WriteEnd, FileAccess.Write, bufferSize: 0) : null;
        _pipes = [new(pipes.Output.ReadEnd, Output.Accept, CountDown), new(pipes.Error.ReadEnd, AcceptError, CountDown)];
        if (pipes.Reports is { } reports)
            _pipes.Add(new(reports.ReadEnd, Receive, CountDown));
        _unfinished = _pipes.Count + 1;
    }

    internal override int Pid => _process.Pid;

    protected override Stream? Requests => _requests;

    /// <exception cref="Win32Exception">The system refuses. Nothing of the child is left.</exception>
    internal static new LinuxChild Start(ChildStart start, ChildOptions options)
    {
        ChildGuard.Ensure();
        StartFaults.At(StartStep.Limit);
        start = LinuxStartLimits.WithMemoryLimit(start, options);
        using var pipes = new LinuxChildPipes(start.HasMessages);
        var process = LinuxProcess.Start(start, options, pipes);
        LinuxChild? child = null;
        try
        {
            child = new LinuxChild(process, pipes, options);
            StartFaults.At(StartStep.Watch);
            child.Watch();
            pipes.HandOver();
            return child;
        }
        catch
        {
            child?.Forget();
            process.EndAtOnce();
            process.Dispose();
            throw;
        }
    }
}
