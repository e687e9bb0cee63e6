using Workshop.Coroutines;

namespace Workshop.Experiments;

/// <summary>Coroutines that live and do nothing, until they are disposed of.</summary>
internal sealed class WaitingCoroutines : IDisposable
{
    private readonly CooperativeScheduler _scheduler = new(workers: 1);
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _waiting;

    /// <summary>Starts them and returns when each has begun to wait.</summary>
    internal WaitingCoroutines(int count)
    {
        using var allWait = new ManualResetEventSlim();
        for (var i = 0; i < count; i++)
            _scheduler.Start(Wait(count, allWait));
        allWait.Wait();
    }

    public void Dispose()
    {
        _end.SetResult();
        _scheduler.WaitAll();
        _scheduler.Dispose();
    }

    private async Coroutine Wait(int count, ManualResetEventSlim allWait)
    {
        // One worker runs them one after the other, so the count needs no protection.
        if (++_waiting == count)
            allWait.Set();
        await _end.Task;
    }
}
