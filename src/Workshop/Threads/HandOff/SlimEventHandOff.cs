namespace Workshop.Threads;

/// <summary>An event that the waiting thread resets itself, which only one thread may do.</summary>
internal sealed class SlimEventHandOff : HandOff
{
    private readonly ManualResetEventSlim _event = new();

    public override void Signal() => _event.Set();

    public override void Wait()
    {
        _event.Wait();
        _event.Reset();
    }

    private protected override void Free() => _event.Dispose();
}
