using System.Diagnostics;
using Workshop.Coroutines;
using Workshop.Measurement;

namespace Workshop.Tracing;

/// <summary>Measures what an event takes to record, by recording some for nothing.</summary>
internal static class RecordingCost
{
    private const int Batches = 16;
    private const int EventsPerBatch = 512;

    private static readonly Lazy<Coroutine> Subject = new(MakeSubject);

    /// <summary>The fastest of a few batches: what the recording takes when nothing interrupts it.</summary>
    internal static Nanoseconds Measure()
    {
        var buffer = new TraceBuffer(new TraceSession(new TraceOptions()), EventsPerBatch);
        var subject = Subject.Value;
        var fastest = long.MaxValue;
        for (var batch = 0; batch < Batches; batch++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < EventsPerBatch; i++) buffer.Add(TraceEventKind.Resumed, subject);
            fastest = Math.Min(fastest, Stopwatch.GetTimestamp() - start);
        }

        return Nanoseconds.FromStopwatchTicks(fastest) / EventsPerBatch;
    }

    private static Coroutine MakeSubject()
    {
        return Idle(); // Never started: only its fields are read.
        static async Coroutine Idle() => await Coroutine.Yield();
    }
}
