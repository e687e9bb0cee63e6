namespace Workshop.Experiments;

/// <summary>Threads that live and do nothing, until they are disposed of.</summary>
internal sealed class WaitingThreads : IDisposable
{
    private readonly ManualResetEventSlim _end = new(initialState: false, spinCount: 0);
    private readonly Thread[] _threads;

    /// <summary>Starts them and returns when each has begun to run.</summary>
    internal WaitingThreads(int count)
    {
        using var begun = new CountdownEvent(count);
        _threads = new Thread[count];
        for (var i = 0; i < count; i++)
        {
            _threads[i] = new Thread(() =>
            {
                begun.Signal();
                _end.Wait();
            })
            { IsBackground = true, Name = $"Waiting {i + 1}" };
            _threads[i].Start();
        }

        begun.Wait();
    }

    public void Dispose()
    {
        _end.Set();
        Array.ForEach(_threads, thread => thread.Join());
        _end.Dispose();
    }
}
