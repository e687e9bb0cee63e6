using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using Workshop.Interop.Linux;
using Workshop.Interop.Unix;

namespace Workshop.Processes;

/// <summary>A child that this library started itself, and whose end it takes from the system itself.</summary>
// Running ─the system tells the end→ Ended, reaped at once ─all pipes read, or abandoned→ Finished
//    └─Kill→ Being killed: the end is seen, but the pid is kept until the killing is over ─→ Ended
[SupportedOSPlatform("linux")]
internal sealed partial class LinuxChild : StartedChild
{
    private readonly DescriptorWatch _watch;
    private readonly long _start;
    private readonly SafeFileHandle _handle;
    private readonly FileStream? _requests;
    private readonly List<WatchedPipe> _pipes;

    private LinuxChild(DescriptorWatch watch, long start, int pid, SafeFileHandle handle, LinuxChildPipes pipes, ChildOptions options)
        : base(options)
    {
        _watch = watch;
        _start = start;
        Pid = pid;
        _handle = handle;
        _requests = pipes.Requests is { } requests ? new(requests.WriteEnd, FileAccess.Write, bufferSize: 0) : null;
        _pipes = [new(watch, pipes.Output.ReadEnd, Output.Accept, CountDown), new(watch, pipes.Error.ReadEnd, AcceptError, CountDown)];
        if (pipes.Reports is { } reports)
            _pipes.Add(new(watch, reports.ReadEnd, Receive, CountDown));
        _unfinished = _pipes.Count + 1;
    }

    /// <summary>Whether this system can tell of a process's end through a descriptor: Linux 5.3 and later, unless a sandbox forbids it.</summary>
    internal static bool IsSupported { get; } = Environment.Is64BitProcess && CanOpenProcess();

    internal override int Pid { get; }

    protected override Stream? Requests => _requests;

    /// <exception cref="Win32Exception">The system refuses. Nothing of the child is left.</exception>
    internal static new LinuxChild Start(ChildStart start, ChildOptions options, DescriptorWatch watch)
    {
        var begin = Stopwatch.GetTimestamp();
        ChildGuard.Ensure();
        StartFaults.At(StartStep.Limit);
        start = LinuxStartLimits.WithMemoryLimit(start, options);
        using var pipes = new LinuxChildPipes(start.HasMessages);
        var pid = LinuxStartLimits.Apply(options, () => Spawn(start, options, pipes));
        LinuxChild? child = null;
        SafeFileHandle? handle = null;
        try
        {
            StartFaults.At(StartStep.ProcessHandle);
            handle = OpenProcess(pid);
            child = new LinuxChild(watch, begin, pid, handle, pipes, options);
            StartFaults.At(StartStep.Watch);
            child.Watch();
            pipes.HandOver();
            return child;
        }
        catch
        {
            child?.Forget();
            EndAtOnce(pid);
            handle?.Dispose();
            throw;
        }
    }

    /// <summary>A descriptor that becomes readable when the process has ended.</summary>
    /// <exception cref="Win32Exception">The system refuses.</exception>
    internal static SafeFileHandle OpenProcess(int pid)
    {
        var handle = Libc.PidFdOpen(pid);
        if (!handle.IsInvalid)
            return handle;
        handle.Dispose();
        throw new Win32Exception(Marshal.GetLastPInvokeError(), $"Its end cannot be watched: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    private static int Spawn(ChildStart start, ChildOptions options, LinuxChildPipes pipes)
    {
        StartFaults.At(StartStep.Spawn);
        List<string> arguments = [start.Program, .. start.Arguments];
        var environment = EnvironmentOf(options, start.HasMessages);
        environment.Add(ChildGuard.Mark);
        if (pipes.Requests is null || pipes.Reports is null)
            return LinuxSpawn.Start(start.Program, arguments, environment, null, pipes.Output.WriteEnd, pipes.Error.WriteEnd);
        arguments.AddRange(LinuxChildPipes.HandlesInChild);
        return LinuxSpawn.Start(
            start.Program, arguments, environment,
            null, pipes.Output.WriteEnd, pipes.Error.WriteEnd, pipes.Requests.ReadEnd, pipes.Reports.WriteEnd);
    }

    private static bool CanOpenProcess()
    {
        using var self = Libc.PidFdOpen(Environment.ProcessId);
        return !self.IsInvalid;
    }

    /// <summary>Ends a process that nobody watches yet, and takes it out of the process table.</summary>
    private static unsafe void EndAtOnce(int pid)
    {
        _ = Posix.Kill(-pid, Posix.SIGKILL);
        while (Libc.Wait4(pid, null, 0, null) < 0 && Marshal.GetLastPInvokeError() == Libc.EINTR)
        {
            // A signal for this process came between.
        }
    }
}
