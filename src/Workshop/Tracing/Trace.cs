using System.Runtime.CompilerServices;
using Workshop.Measurement;

namespace Workshop.Tracing;

// Recording ─the work ends→ read: from then on nothing in it changes.

/// <summary>
/// What really ran: which coroutine had which worker, thread and core, from when to when, why it stopped and who woke it; and the child
/// processes that were started.
/// </summary>
/// <remarks>
/// <para>Every thread keeps its events in a ring of its own. What a full ring lost is counted in <see cref="Dropped"/>. One trace can be
/// recorded at a time, of all schedulers of the process. A coroutine's number is that within its scheduler.</para>
/// <para>Immutable once it is there, so safe to use from every thread.</para>
/// </remarks>
public sealed class Trace
{
    private readonly Lazy<IReadOnlyList<TraceRun>> _runs;

    internal Trace(IReadOnlyList<TraceEvent> events, IReadOnlyList<TraceThread> threads, Nanoseconds duration, Nanoseconds costPerEvent)
    {
        Events = events;
        Threads = threads;
        Duration = duration;
        CostPerEvent = costPerEvent;
        Coroutines = [.. events.Select(one => one.Coroutine).OfType<TracedCoroutine>().Distinct().OrderBy(one => one.Scheduler).ThenBy(one => one.Id)];
        Processes = TraceProcesses.Of(events);
        _runs = new(() => TraceRuns.Of(events, duration));
    }

    /// <summary>All events in the order of time.</summary>
    public IReadOnlyList<TraceEvent> Events { get; }

    /// <summary>The threads that took part: workers first, by number.</summary>
    public IReadOnlyList<TraceThread> Threads { get; }

    /// <summary>The coroutines that occur, by number.</summary>
    public IReadOnlyList<TracedCoroutine> Coroutines { get; }

    /// <summary>The child processes that were started, in that order.</summary>
    public IReadOnlyList<TracedProcess> Processes { get; }

    /// <summary>The turns, in the order of their beginning. A turn whose beginning is not in the trace is left out.</summary>
    public IReadOnlyList<TraceRun> Runs => _runs.Value;

    /// <summary>How long the recording lasted.</summary>
    public Nanoseconds Duration { get; }

    /// <summary>How many events the rings of all threads together have lost: the oldest ones of a thread that filled its ring.</summary>
    public long Dropped => Threads.Sum(thread => thread.Dropped);

    /// <summary>What one event took to record, measured on this machine right after the recording.</summary>
    public Nanoseconds CostPerEvent { get; }

    /// <summary>What the recording took in all, spread over the threads: the lost events included.</summary>
    public Nanoseconds Cost => CostPerEvent * (Events.Count + Dropped);

    /// <summary>How many coroutines ran, were ready and waited, from each change on.</summary>
    /// <remarks>A coroutine counts from the first event that the trace has of it.</remarks>
    public IReadOnlyList<ConcurrencyPoint> Concurrency() => TraceConcurrency.Of(Events);

    /// <summary>Records what runs while <paramref name="work"/> runs, on whatever threads.</summary>
    /// <param name="work">Usually <c>() => floor.Run(…)</c>. What it throws is thrown on, and the trace is lost.</param>
    /// <param name="options">How much to keep; null for the usual.</param>
    /// <exception cref="InvalidOperationException">Another trace is being recorded.</exception>
    /// <exception cref="ArgumentException"><paramref name="work"/> is an async method, which would go on after the recording.</exception>
    public static Trace Record(Action work, TraceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (work.Method.IsDefined(typeof(AsyncStateMachineAttribute), inherit: false))
            throw new ArgumentException("Trace.Record was given an async method, most of which would run after the recording. Call await Trace.RecordAsync(async () => …) instead.", nameof(work));
        var session = Recorder.Begin(options ?? new());
        using (new BlockWatch(session))
        {
            try
            {
                work();
            }
            finally
            {
                Recorder.End(session);
            }
        }

        return TraceReader.Read(session);
    }

    /// <summary>Records what runs until the task of <paramref name="work"/> ends, on whatever threads.</summary>
    /// <inheritdoc cref="Record" path="/param"/>
    /// <exception cref="InvalidOperationException">Another trace is being recorded.</exception>
    public static async Task<Trace> RecordAsync(Func<Task> work, TraceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(work);
        var session = Recorder.Begin(options ?? new());
        using (new BlockWatch(session))
        {
            try
            {
                await work().ConfigureAwait(false);
            }
            finally
            {
                Recorder.End(session);
            }
        }

        return TraceReader.Read(session);
    }

    /// <summary>Writes the trace as JSON in the Trace Event Format, which Perfetto (ui.perfetto.dev) opens.</summary>
    /// <param name="path">The file, replaced only by a whole new one.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SavePerfetto(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        PerfettoFile.Write(this, path);
    }

    /// <summary>A summary in a few lines: how long, who took part, why coroutines stopped, what the recording cost and lost.</summary>
    public override string ToString() => TraceSummary.Write(this);
}
