using Workshop.Measurement;
using Workshop.Threads;

namespace Workshop.Experiments;

/// <summary>Two bound threads pass their turn back and forth, by every primitive that .NET has, on one core and on two.</summary>
/// <remarks>
/// On one core somebody has to sleep, or at least to step aside, before the other one can move: a thread that only spins keeps the core
/// until the system takes it away, some milliseconds later. On two cores sleeping is what costs: the kernel must wake the other core.
/// </remarks>
public static class HandOffLatency
{
    private static readonly MeasureOptions DefaultOptions = new()
    {
        WarmUpLimit = TimeSpan.FromMilliseconds(400),
        TimeBudget = TimeSpan.FromMilliseconds(100),
    };

    /// <summary>Measures every primitive in both places, one after the other.</summary>
    /// <param name="options">How long and how carefully; null for half a second each.</param>
    /// <returns>The rows of one core first. What cannot be measured here has a row that says why.</returns>
    public static IReadOnlyList<HandOffLatencyRow> Run(MeasureOptions? options = null) =>
    [
        .. from placement in (CorePlacement[])[CorePlacement.SameCore, CorePlacement.TwoCores]
           from kind in Enum.GetValues<HandOffKind>()
           select RunOne(kind, placement, options),
    ];

    /// <summary>Measures one primitive between two threads that are bound to the cores given, which may be one and the same.</summary>
    /// <param name="kind">The primitive.</param>
    /// <param name="core">Where the measuring thread runs.</param>
    /// <param name="otherCore">Where its partner runs.</param>
    /// <param name="options">How long and how carefully; null for half a second.</param>
    /// <exception cref="PlatformNotSupportedException">The system has no such primitive, or cannot bind threads.</exception>
    /// <exception cref="CoreNotAllowedException">A core is not in <see cref="CpuAffinity.AllowedCores"/>.</exception>
    public static Measurement.Measurement Measure(HandOffKind kind, int core, int otherCore, MeasureOptions? options = null)
    {
        using var measuring = PinnedThread.Start(core, () =>
        {
            using var pair = new HandOffPair(kind, otherCore);
            var roundTrips = pair.RoundTripsOfSampleTime((options ?? DefaultOptions).SampleTime);
            return Measurement.Measure.Record(NameOf(kind), () => pair.Run(roundTrips), 2 * roundTrips, options ?? DefaultOptions);
        });
        return measuring.Result;
    }

    internal static string NameOf(HandOffKind kind) => kind switch
    {
        HandOffKind.Spinning => "spinning",
        HandOffKind.Futex => "futex",
        HandOffKind.SpinningThenFutex => "spinning, then futex",
        HandOffKind.Lock => "Lock and yielding",
        _ => kind.ToString(),
    };

    private static HandOffLatencyRow RunOne(HandOffKind kind, CorePlacement placement, MeasureOptions? options)
    {
        var limitation = HandOff.Limitation(kind) ?? Limitations.Pinning ?? (placement == CorePlacement.TwoCores ? Limitations.SeveralCores : null);
        if (limitation is not null)
            return new(kind, placement, Latency: null, limitation);
        var core = CpuAffinity.AllowedCores[0];
        var otherCore = placement == CorePlacement.TwoCores ? CpuAffinity.AllowedCores[1] : core;
        return new(kind, placement, Measure(kind, core, otherCore, options), Limitation: null);
    }
}
