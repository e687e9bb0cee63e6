using System.Diagnostics;
using System.Numerics;
using Workshop.Coroutines;
using Workshop.Threads;

namespace Workshop.Tracing;

/// <summary>The ring in which one thread keeps its events of one session. A full ring loses its oldest event for each new one, and counts it.</summary>
/// <remarks>
/// Its lock is free but for the moment of the final reading and the rare look of <see cref="BlockWatch"/>; a free lock takes some ten nanoseconds.
/// </remarks>
internal sealed class TraceBuffer
{
    private const int FirstLength = 4096;

    private readonly Lock _lock = new();
    private readonly int _capacity;
    private readonly Dictionary<Type, TracedMethod> _methods = [];
    private TraceRecord[] _records;
    private long _written;
    private TraceRecord _open;
    private bool _isOpen;
    private bool _isClosed;
    private CooperativeScheduler? _lastScheduler;
    private short _lastNumber;
    private TracedMethod? _lastMethod;
    private Type? _lastBox;

    internal TraceBuffer(TraceSession session, int capacity)
    {
        Session = session;
        _capacity = (int)BitOperations.RoundUpToPowerOf2((uint)capacity);
        _records = new TraceRecord[Math.Min(FirstLength, _capacity)];
    }

    internal TraceSession Session { get; }

    internal Thread Thread { get; } = Thread.CurrentThread;

    internal Worker? Worker { get; } = Worker.Current;

    internal int? OsThreadId { get; } = CallingThread.OsId;

    /// <summary>How many older events are lost, because as many came after the ring was full. Known once it is closed.</summary>
    internal long Dropped { get; private set; }

    /// <summary>Keeps an event of a coroutine, which the calling thread has or is about to hand on.</summary>
    internal void Add(TraceEventKind kind, Coroutine coroutine, SuspensionReason reason = default)
    {
        var method = MethodOf(coroutine);
        var record = new TraceRecord
        {
            Kind = kind,
            Reason = reason,
            Subject = (uint)coroutine.Id,
            Method = method.Number,
            Scheduler = NumberOf(coroutine.Scheduler),
            // Of a coroutine that another thread may be about to run, the state is nobody's to read.
            State = kind is TraceEventKind.Woken or TraceEventKind.Created ? TraceRecord.Unknown : method.StateOf(coroutine),
        };
        if (kind is TraceEventKind.Woken or TraceEventKind.Created && Worker?.Running is { } by)
        {
            record.By = (uint)by.Id;
            record.ByScheduler = NumberOf(by.Scheduler);
        }

        Add(record);
    }

    internal void Add(TraceRecord record)
    {
        record.Core = (short)(CpuAffinity.CurrentCore ?? TraceRecord.Unknown);
        lock (_lock)
        {
            // Within the lock, so that a ring is in the order of time.
            record.Time = Stopwatch.GetTimestamp();
            Write(record);
            if (record.Kind is TraceEventKind.Resumed) _open = record;
            if (record.Kind is TraceEventKind.Resumed or TraceEventKind.Suspended or TraceEventKind.Completed or TraceEventKind.Faulted or TraceEventKind.Cancelled)
                _isOpen = record.Kind is TraceEventKind.Resumed;
        }
    }

    /// <summary>The turn that began last on this thread has no end yet.</summary>
    internal bool HasOpenTurn => _isOpen;

    /// <summary>The thread was found blocked once.</summary>
    internal bool HasBlocked { get; private set; }

    /// <summary>The beginning of the turn that the thread is in, for a look from outside.</summary>
    internal TraceRecord? ReadOpenTurn()
    {
        lock (_lock) return _isOpen ? _open : null;
    }

    /// <summary>Notes that the thread blocks in a turn, unless that turn is over by now.</summary>
    internal void AddBlocked(TraceRecord turn)
    {
        lock (_lock)
        {
            if (!_isOpen || _open.Time != turn.Time) return;
            HasBlocked = true;
            Write(turn with { Kind = TraceEventKind.Blocked, Time = Stopwatch.GetTimestamp() });
        }
    }

    /// <summary>Ends the recording on this thread, whatever it does at this moment, and gives the events in their order.</summary>
    internal TraceRecord[] Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            var records = _records;
            // The thread refers to this object until the next recording, which may never come.
            _records = [];
            if (_written <= records.Length) return records[..(int)_written];
            Dropped = _written - records.Length;
            var oldest = (int)(_written & (records.Length - 1));
            return [.. records.AsSpan(oldest), .. records.AsSpan(0, oldest)];
        }
    }

    private void Write(in TraceRecord record)
    {
        if (_isClosed) return;
        if (_written == _records.Length && _records.Length < _capacity) Array.Resize(ref _records, _records.Length * 2);
        _records[_written & (_records.Length - 1)] = record;
        _written++;
    }

    private TracedMethod MethodOf(Coroutine coroutine)
    {
        var box = coroutine.GetType();
        if (ReferenceEquals(box, _lastBox)) return _lastMethod!;
        if (!_methods.TryGetValue(box, out var method))
            _methods.Add(box, method = Session.MethodOf(coroutine));
        (_lastBox, _lastMethod) = (box, method);
        return method;
    }

    private short NumberOf(CooperativeScheduler? scheduler)
    {
        if (ReferenceEquals(scheduler, _lastScheduler)) return _lastNumber;
        (_lastScheduler, _lastNumber) = (scheduler, Session.NumberOf(scheduler!));
        return _lastNumber;
    }
}
