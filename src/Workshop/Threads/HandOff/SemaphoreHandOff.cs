namespace Workshop.Threads;

/// <summary>A semaphore that counts to one.</summary>
internal sealed class SemaphoreHandOff : HandOff
{
    private readonly SemaphoreSlim _semaphore = new(initialCount: 0, maxCount: 1);

    public override void Signal() => _semaphore.Release();

    public override void Wait() => _semaphore.Wait();

    private protected override void Free() => _semaphore.Dispose();
}
