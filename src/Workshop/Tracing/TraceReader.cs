using System.Globalization;
using Workshop.Measurement;

namespace Workshop.Tracing;

/// <summary>Makes a <see cref="Trace"/> of what the rings hold.</summary>
internal sealed class TraceReader
{
    private readonly TraceSession _session;
    private readonly IReadOnlyList<Type> _methods;
    private readonly Dictionary<(short Scheduler, uint Id), TracedCoroutine> _coroutines = [];

    private TraceReader(TraceSession session)
    {
        _session = session;
        _methods = session.StateMachines;
    }

    internal static Trace Read(TraceSession session)
    {
        var rings = session.Buffers.Select(buffer => (Buffer: buffer, Records: buffer.Close())).Where(ring => ring.Records.Length > 0).ToArray();
        var reader = new TraceReader(session);
        var several = rings.Select(ring => ring.Buffer.Worker?.Scheduler).OfType<object>().Distinct().Count() > 1;
        var threads = rings.Select(ring => reader.ThreadOf(ring.Buffer, ring.Records.Length, several)).ToArray();

        // First the coroutines by their own events: an event that only names one as the waker does not know its method.
        foreach (var record in rings.SelectMany(ring => ring.Records)) reader.Meet(record);
        var events = rings
            .SelectMany((ring, index) => ring.Records.Select(record => (record.Time, Index: index, Record: record)))
            .OrderBy(one => one.Time)
            .Select(one => reader.EventOf(one.Record, threads[one.Index]))
            .ToArray();
        return new Trace(
            events,
            [.. threads.OrderBy(thread => thread.Worker is null).ThenBy(thread => thread.Name, StringComparer.Ordinal).ThenBy(thread => thread.ManagedId)],
            Nanoseconds.FromStopwatchTicks(session.End - session.Start),
            RecordingCost.Measure());
    }

    private TraceThread ThreadOf(TraceBuffer buffer, int events, bool severalSchedulers)
    {
        var name = buffer.Worker is { } worker
            ? severalSchedulers ? string.Create(CultureInfo.InvariantCulture, $"{worker} of scheduler {_session.NumberOf(worker.Scheduler) + 1}") : worker.Name
            : buffer.Thread.Name is { Length: > 0 } given ? given
            : buffer.Thread.IsThreadPoolThread ? "pool thread"
            : string.Create(CultureInfo.InvariantCulture, $"thread {buffer.Thread.ManagedThreadId}");
        return new TraceThread(name, buffer.Worker?.Number, buffer.Thread.ManagedThreadId, buffer.OsThreadId, events, buffer.Dropped);
    }

    private static bool IsOfProcess(in TraceRecord record) => record.Kind is TraceEventKind.ProcessStarted or TraceEventKind.ProcessEnded;

    private void Meet(in TraceRecord record)
    {
        if (IsOfProcess(record)) return;
        var key = (record.Scheduler, record.Subject);
        if (!_coroutines.ContainsKey(key)) _coroutines.Add(key, new TracedCoroutine(record.Subject, record.Scheduler, _methods[record.Method]));
    }

    private TraceEvent EventOf(in TraceRecord record, TraceThread thread)
    {
        var isOfProcess = IsOfProcess(record);
        return new TraceEvent(
            Nanoseconds.FromStopwatchTicks(record.Time - _session.Start),
            record.Kind,
            thread,
            record.Core < 0 ? null : record.Core,
            isOfProcess ? null : _coroutines[(record.Scheduler, record.Subject)],
            record.By == 0 ? null : _coroutines.GetValueOrDefault((record.ByScheduler, record.By)),
            record.Kind == TraceEventKind.Suspended ? record.Reason : null,
            record.State < 0 ? null : record.State + 1,
            isOfProcess ? (int)record.Subject : null);
    }
}
