namespace Workshop.Measurement;

/// <summary>Looks at the system's counters before and after something is measured.</summary>
/// <remarks>
/// <see cref="Measure"/> does so by itself; this is for code that takes its own samples. Start and stop on the measuring thread: what
/// happened to that thread is left out otherwise. Each reading takes some 0.2 ms, all of it before and after.
/// </remarks>
public sealed class DisturbanceWatch
{
    private readonly ICounterSource _source;
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly CounterReading? _start;

    private DisturbanceWatch(ICounterSource source)
    {
        _source = source;
        _start = source.Read();
    }

    /// <summary>Begins to watch.</summary>
    public static DisturbanceWatch Start() => Start(LinuxCounters.OfThisMachine);

    /// <summary>What has disturbed the machine since the start; null when it was calm as far as the system tells.</summary>
    public Disturbance? Stop()
    {
        if (_start is not { } start || _source.Read() is not { } end)
            return Disturbance.Untold;
        return DisturbanceRules.Judge(start, end, sameThread: Environment.CurrentManagedThreadId == _thread);
    }

    internal static DisturbanceWatch Start(ICounterSource source) => new(source);
}
