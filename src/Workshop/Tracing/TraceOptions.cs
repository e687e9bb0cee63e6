namespace Workshop.Tracing;

/// <summary>How much a <see cref="Trace"/> keeps.</summary>
public sealed record TraceOptions
{
    private const int MostEvents = 1 << 24;

    /// <summary>
    /// How many events each thread keeps, 16 to 16,777,216, rounded up to a power of two; 65,536 unless set. An event takes 32 bytes. A thread
    /// that has more loses its oldest; the trace counts them.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int EventsPerThread
    {
        get;
        init => field = value is >= 16 and <= MostEvents
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"A thread keeps 16 to {MostEvents} events.");
    } = 1 << 16;
}
