using System.Diagnostics;
using System.Runtime.InteropServices;
using Workshop.Interop.Linux;
using Workshop.Interop.Unix;

namespace Workshop.Processes;

internal sealed partial class LinuxChild
{
    private const int SignalMask = 0x7F;
    private const int SignalExitCode = 128;
    private const int ExitCodeShift = 8;
    private const int ExitCodeMask = 0xFF;

    /// <summary>A killed process is out of the way in microseconds; one stuck in the kernel, or another user's, is not waited for.</summary>
    private static readonly TimeSpan DyingLimit = TimeSpan.FromMilliseconds(200);

    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private long _tag;
    private int _unfinished;
    private bool _beingKilled;
    private bool _endSeen;
    private bool _reaped;
    private long? _sampledPeak;
    private ProcessEnd? _end;
    private Timer? _patience;

    internal override Task Finished => _finished.Task;

    internal override ProcessEnd End => _end ?? throw new ChildProcessException(
        $"Process {Pid} has ended, but somebody else in this process has taken its exit status. Do not wait for all children there, nor ignore SIGCHLD.",
        Error.Text);

    internal override void Kill()
    {
        lock (_lock)
        {
            if (_reaped || _endSeen)
                return;
            // From here on the pid is not given back to the system, so it is this child that the signals reach.
            _beingKilled = true;
        }

        try
        {
            // Stopped first, so that it starts nothing more; its children's orphans are still below it.
            _ = Posix.Kill(Pid, Libc.SIGSTOP);
            Sample();
            ProcessTree.KillBelow(Pid);
        }
        finally
        {
            _ = Posix.Kill(Pid, Posix.SIGKILL);
            EndKilling();
        }
    }

    public override void Dispose()
    {
        _patience?.Dispose();
        lock (_lock)
            _handle.Dispose();
        _requests?.Dispose();
    }

    private void Watch()
    {
        foreach (var pipe in _pipes)
            pipe.Watch();
        lock (_lock)
            _tag = _watch.Add(_handle, OnEnd);
    }

    /// <summary>Undoes <see cref="Watch"/>, however far it came.</summary>
    private void Forget()
    {
        foreach (var pipe in _pipes)
            pipe.Close();
        _requests?.Dispose();
    }

    /// <summary>The process has ended; or, later, the patience with its pipes has.</summary>
    // Called by the watch only, so that all that follows from an end happens on the one thread that waits for it.
    private void OnEnd()
    {
        lock (_lock)
        {
            _endSeen = true;
            if (_beingKilled)
                return;
        }

        if (_reaped)
        {
            foreach (var pipe in _pipes)
                pipe.Close();
            return;
        }

        Reap();
        CountDown();
        if (Volatile.Read(ref _unfinished) > 0)
            _patience = new(static child => ((LinuxChild)child!).CallOnEnd(), this, StreamsLimit, Timeout.InfiniteTimeSpan);
    }

    private void EndKilling()
    {
        lock (_lock)
        {
            _beingKilled = false;
            if (!_endSeen)
                return;
        }

        CallOnEnd();
    }

    private void CallOnEnd()
    {
        lock (_lock)
        {
            // A timer may call when all is over.
            if (!_handle.IsClosed)
                _watch.Rearm(_handle, _tag);
        }
    }

    /// <summary>Asks how it ended. Its pid may be another process's afterwards, so what is to be said to its group is said before.</summary>
    private unsafe void Reap()
    {
        var lifetime = Stopwatch.GetElapsedTime(_start);
        _ = Posix.Kill(-Pid, Posix.SIGKILL);
        int status;
        Libc.ResourceUsage usage;
        int found;
        do
            found = Libc.Wait4(Pid, &status, 0, &usage);
        while (found < 0 && Marshal.GetLastPInvokeError() == Libc.EINTR);
        if (found == Pid)
            _end = EndOf(status, lifetime, usage);
        lock (_lock)
            _reaped = true;
        ReapGroup();
    }

    /// <summary>What it left in its group has been killed. If this process adopts orphans, they are its own to take out of the process table.</summary>
    private unsafe void ReapGroup()
    {
        var start = Stopwatch.GetTimestamp();
        while (Libc.Wait4(-Pid, null, Posix.WNOHANG, null) >= 0 && Stopwatch.GetElapsedTime(start) < DyingLimit)
            Thread.Yield();
    }

    private ProcessEnd EndOf(int status, TimeSpan lifetime, in Libc.ResourceUsage usage)
    {
        var signal = status & SignalMask;
        return new(
            signal == 0 ? status >> ExitCodeShift & ExitCodeMask : SignalExitCode + signal,
            signal == 0 ? null : SignalName.Of(signal), lifetime, usage.ProcessorTime, PeakOf(usage));
    }

    // Until a program starts, its process borrows this process's memory, and Linux counts that as the child's own peak. So the system's figure
    // is the child's for sure only if it is above our own.
    private long? PeakOf(in Libc.ResourceUsage usage) =>
        usage.PeakMemoryBytes > Libc.OwnPeakMemoryBytes() ? usage.PeakMemoryBytes : _sampledPeak;

    /// <summary>One pipe more has been read, or the process has ended.</summary>
    private void CountDown()
    {
        if (Interlocked.Decrement(ref _unfinished) > 0)
            return;
        _watch.Remove(_handle, _tag);
        _finished.TrySetResult();
    }

    /// <summary>A dying program's last words are the last time to ask for its peak: once it has ended, Linux has forgotten it.</summary>
    private Task AcceptError(ReadOnlySpan<byte> bytes)
    {
        Sample();
        return Error.Accept(bytes);
    }

    private void Sample()
    {
        lock (_lock)
        {
            if (!_reaped)
                _sampledPeak = ChildUsage.PeakMemoryOf(Pid) ?? _sampledPeak;
        }
    }
}
