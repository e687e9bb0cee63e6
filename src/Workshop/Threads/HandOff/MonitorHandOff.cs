namespace Workshop.Threads;

/// <summary>A variable under a monitor: the textbook's condition variable.</summary>
internal sealed class MonitorHandOff : HandOff
{
    // Not a Lock: that type has no Wait and no Pulse.
    private readonly object _gate = new();
    private bool _set;

    public override void Signal()
    {
        lock (_gate)
        {
            _set = true;
            Monitor.Pulse(_gate);
        }
    }

    public override void Wait()
    {
        lock (_gate)
        {
            while (!_set)
                Monitor.Wait(_gate);
            _set = false;
        }
    }
}
