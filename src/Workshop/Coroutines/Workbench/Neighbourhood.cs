namespace Workshop.Coroutines;

/// <summary>Remembers whether only coroutines of one scheduler have used a thing. Then nobody else will end the waits for it.</summary>
internal struct Neighbourhood
{
    private CooperativeScheduler? _home;
    private bool _isOpen;

    internal readonly bool IsOpen => Volatile.Read(in _isOpen);

    /// <summary>The calling thread uses the thing.</summary>
    internal void Note()
    {
        var scheduler = Worker.Current?.Scheduler;
        if (scheduler is not null && ReferenceEquals(scheduler, _home)) return;
        if (_isOpen) return;
        if (scheduler is null || Interlocked.CompareExchange(ref _home, scheduler, null) is { } home && !ReferenceEquals(home, scheduler))
            Volatile.Write(ref _isOpen, true);
    }
}
