namespace Workshop.Processes;

internal sealed partial class LinuxChild
{
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private long _tag;
    private int _unfinished;
    private bool _beingKilled;
    private bool _endSeen;
    private bool _reaped;
    private ProcessEnd? _end;
    private Timer? _patience;

    internal override Task Finished => _finished.Task;

    internal override ProcessEnd End => _end ?? throw LinuxProcess.StatusTaken(Pid, Error.Text);

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
            _process.Kill();
        }
        finally
        {
            EndKilling();
        }
    }

    public override void Dispose()
    {
        _patience?.Dispose();
        lock (_lock)
            _process.Dispose();
        _requests?.Dispose();
    }

    private void Watch()
    {
        foreach (var pipe in _pipes)
            pipe.Watch();
        lock (_lock)
            _tag = DescriptorWatch.Shared.Add(_process.Handle, OnEnd);
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
            if (!_process.Handle.IsClosed)
                DescriptorWatch.Shared.Rearm(_process.Handle, _tag);
        }
    }

    private void Reap()
    {
        _end = _process.Reap();
        lock (_lock)
            _reaped = true;
        _process.ReapGroup();
    }

    /// <summary>One pipe more has been read, or the process has ended.</summary>
    private void CountDown()
    {
        if (Interlocked.Decrement(ref _unfinished) > 0)
            return;
        DescriptorWatch.Shared.Remove(_process.Handle, _tag);
        _finished.TrySetResult();
    }

    /// <summary>A dying program's last words are the last time to ask for its peak.</summary>
    private Task AcceptError(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            if (!_reaped)
                _process.SamplePeak();
        }

        return Error.Accept(bytes);
    }
}
