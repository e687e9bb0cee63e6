namespace Workshop.Tracing;

/// <summary>Looks every few milliseconds whether a worker's thread is blocked in the middle of a turn.</summary>
/// <remarks>
/// It sees what the runtime knows to be waiting: locks, events, sleeps, <c>Task.Wait</c>. It does not see a blocking call of the operating
/// system, nor a blocking that is shorter than the pause between two looks.
/// </remarks>
internal sealed class BlockWatch : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly TraceSession _session;
    private readonly Dictionary<TraceBuffer, long> _reported = [];
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;

    internal BlockWatch(TraceSession session)
    {
        _session = session;
        _thread = new Thread(Watch) { IsBackground = true, Name = "trace: block watch" };
        _thread.Start();
    }

    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        _stop.Dispose();
    }

    private void Watch()
    {
        while (!_stop.Wait(Pause))
        {
            foreach (var buffer in _session.Buffers) Look(buffer);
        }
    }

    private void Look(TraceBuffer buffer)
    {
        if (buffer.ReadOpenTurn() is not { } turn || (buffer.Thread.ThreadState & ThreadState.WaitSleepJoin) == 0) return;
        if (_reported.TryGetValue(buffer, out var last) && last == turn.Time) return;
        _reported[buffer] = turn.Time;
        buffer.AddBlocked(turn);
    }
}
