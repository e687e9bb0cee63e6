namespace Workshop.Threads;

/// <summary>An event of the system that resets itself; on Unix the runtime emulates it.</summary>
internal sealed class EventHandOff : HandOff
{
    private readonly AutoResetEvent _event = new(initialState: false);

    public override void Signal() => _event.Set();

    public override void Wait() => _event.WaitOne();

    private protected override void Free() => _event.Dispose();
}
