namespace Workshop.Threads;

/// <summary>A variable under a lock. The lock cannot wait for it, so the waiting thread looks, and offers its core to others.</summary>
internal sealed class LockHandOff : HandOff
{
    private readonly Lock _lock = new();
    private bool _set;

    public override void Signal()
    {
        lock (_lock)
            _set = true;
    }

    public override void Wait()
    {
        while (!TryTake())
            Thread.Yield();
    }

    private bool TryTake()
    {
        lock (_lock)
        {
            var set = _set;
            _set = false;
            return set;
        }
    }
}
