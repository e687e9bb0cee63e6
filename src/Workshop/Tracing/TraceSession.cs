using System.Diagnostics;
using Workshop.Coroutines;

namespace Workshop.Tracing;

/// <summary>One recording while it lasts: the rings of all threads that took part, and the names behind their numbers.</summary>
internal sealed class TraceSession(TraceOptions options)
{
    private readonly Lock _lock = new();
    private readonly List<TraceBuffer> _buffers = [];
    private readonly Dictionary<Type, TracedMethod> _methods = [];
    private readonly List<CooperativeScheduler> _schedulers = [];

    internal long Start { get; } = Stopwatch.GetTimestamp();

    internal long End { get; private set; }

    /// <summary>By number.</summary>
    internal IReadOnlyList<Type> StateMachines
    {
        get
        {
            lock (_lock) return [.. _methods.Values.OrderBy(method => method.Number).Select(method => method.StateMachine)];
        }
    }

    internal IReadOnlyList<TraceBuffer> Buffers
    {
        get
        {
            lock (_lock) return [.. _buffers];
        }
    }

    internal TraceBuffer OpenBuffer()
    {
        var buffer = new TraceBuffer(this, options.EventsPerThread);
        lock (_lock) _buffers.Add(buffer);
        return buffer;
    }

    internal TracedMethod MethodOf(Coroutine coroutine)
    {
        lock (_lock)
        {
            var box = coroutine.GetType();
            if (!_methods.TryGetValue(box, out var method)) _methods.Add(box, method = new TracedMethod(_methods.Count, coroutine));
            return method;
        }
    }

    internal short NumberOf(CooperativeScheduler scheduler)
    {
        lock (_lock)
        {
            var number = _schedulers.IndexOf(scheduler);
            if (number >= 0) return (short)number;
            _schedulers.Add(scheduler);
            return (short)(_schedulers.Count - 1);
        }
    }

    internal void Stop() => End = Stopwatch.GetTimestamp();
}
