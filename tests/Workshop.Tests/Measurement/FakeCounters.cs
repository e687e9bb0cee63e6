using Workshop.Measurement;
using Workshop.Threads;

namespace Workshop.Tests.Measurement;

/// <summary>A machine of two cores whose counters say what a test wants: one second lies between two readings.</summary>
internal sealed class FakeCounters(Func<CounterReading, CounterReading> grown) : ICounterSource
{
    private static readonly CounterReading Start = new(TimeSpan.FromSeconds(100), Cores: 2, Own: TimeSpan.FromSeconds(5))
    {
        Busy = TimeSpan.FromSeconds(50),
        Stolen = TimeSpan.FromSeconds(1),
        Pressure = TimeSpan.FromSeconds(2),
        Throttled = 3,
        Thread = TimeSpan.FromSeconds(4),
        Switches = new ContextSwitches(1000, 100),
        Migrations = 10,
    };

    // A second in which the measuring thread computed, and nobody else did.
    private static readonly CounterReading CalmSecond = Start with
    {
        At = Start.At + TimeSpan.FromSeconds(1),
        Own = Start.Own + TimeSpan.FromSeconds(1),
        Busy = Start.Busy + TimeSpan.FromSeconds(1),
        Thread = Start.Thread + TimeSpan.FromSeconds(1),
        Switches = new ContextSwitches(1002, 105),
    };

    private int _readings;

    /// <summary>The readings come in pairs; the second of each pair is what the test wants.</summary>
    public CounterReading? Read() => _readings++ % 2 == 0 ? Start : grown(CalmSecond);
}

/// <summary>A system that tells nothing.</summary>
internal sealed class SilentCounters : ICounterSource
{
    public CounterReading? Read() => null;
}
