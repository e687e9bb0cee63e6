using System.Text.Json;
using Workshop.Measurement;

namespace Workshop.Tracing;

/// <summary>Writes a trace in the Trace Event Format: names (M), turns and processes (X), wake-ups (s, f), counters (C), moments (i).</summary>
/// <remarks>
/// Times are in microseconds with three decimals, as the format wants them. A flow's arrow begins in the slice around its first end on that thread;
/// a thread that wakes outside of any turn, or in one whose beginning is lost, gets a short slice for it.
/// </remarks>
internal sealed class PerfettoFile
{
    private const string Wake = "wake-up";

    // About what it takes to record the event; only something for the arrow to begin at.
    private static readonly Nanoseconds WakeSlice = new(50);

    private readonly Trace _trace;
    private readonly int _process = Environment.ProcessId;
    private readonly Dictionary<TraceThread, int> _tids;
    private readonly Dictionary<TraceThread, double[]> _times;
    private readonly Dictionary<TraceThread, TraceRun[]> _runs;
    private readonly List<(double Time, Action<Utf8JsonWriter> Write)> _entries = [];

    private PerfettoFile(Trace trace)
    {
        _trace = trace;
        _tids = trace.Threads.ToDictionary(thread => thread, thread => thread.OsId ?? thread.ManagedId);
        _times = trace.Events.GroupBy(one => one.Thread).ToDictionary(group => group.Key, group => group.Select(one => one.Time.Value).ToArray());
        _runs = trace.Runs.GroupBy(run => run.Thread).ToDictionary(group => group.Key, group => group.ToArray());
    }

    internal static void Write(Trace trace, string path)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        try
        {
            using (var file = File.Create(unfinished))
            using (var json = new Utf8JsonWriter(file))
                new PerfettoFile(trace).WriteAll(json);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private void WriteAll(Utf8JsonWriter json)
    {
        AddRuns();
        AddMoments();
        AddProcesses();
        AddCounters();

        json.WriteStartObject();
        json.WriteString("displayTimeUnit", "ns");
        json.WriteStartObject("otherData");
        json.WriteNumber("events", _trace.Events.Count);
        json.WriteNumber("dropped events", _trace.Dropped);
        json.WriteString("cost", TraceSummary.CostOf(_trace));
        json.WriteEndObject();
        json.WriteStartArray("traceEvents");
        WriteNames(json);
        foreach (var (_, write) in _entries.OrderBy(entry => entry.Time))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteNames(Utf8JsonWriter json)
    {
        WriteName(json, "process_name", _process, tid: null, "name", "this program");
        for (var i = 0; i < _trace.Threads.Count; i++)
        {
            var thread = _trace.Threads[i];
            WriteName(json, "thread_name", _process, _tids[thread], "name", thread.Name);
            WriteName(json, "thread_sort_index", _process, _tids[thread], "sort_index", i);
        }

        foreach (var process in _trace.Processes)
            WriteName(json, "process_name", process.Id, tid: null, "name", "child process");
    }

    private static void WriteName(Utf8JsonWriter json, string kind, int pid, int? tid, string argument, object value)
    {
        json.WriteStartObject();
        Head(json, "M", kind, time: 0, pid, tid ?? 0);
        json.WriteStartObject("args");
        if (value is int number) json.WriteNumber(argument, number);
        else json.WriteString(argument, (string)value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void AddRuns()
    {
        var arrow = 0;
        foreach (var run in _trace.Runs)
        {
            Add(run.Start, json =>
            {
                Head(json, "X", $"{run.Coroutine}", Micro(run.Start), _process, _tids[run.Thread]);
                json.WriteString("cat", "coroutine");
                json.WriteNumber("dur", Math.Round(Micro(run.End) - Micro(run.Start), 3));
                json.WriteStartObject("args");
                json.WriteString("from", run.Coroutine.Place(run.FromAwait));
                json.WriteString("until", run.EndedBy is null ? "after the recording" : run.Reason is { } reason ? TraceSummary.Word(reason) : $"{run.EndedBy}");
                if (run.Core is { } core) json.WriteNumber("core", core);
                json.WriteEndObject();
            });
            if (run.Wake is { } wake) AddArrow(++arrow, wake, run);
        }
    }

    private void AddArrow(int id, TraceEvent wake, TraceRun run)
    {
        if (!IsInRun(wake))
        {
            var end = EndOfWakeSlice(wake);
            Add(wake.Time, json =>
            {
                Head(json, "X", $"wakes {run.Coroutine}", Micro(wake.Time), _process, _tids[wake.Thread]);
                json.WriteString("cat", Wake);
                json.WriteNumber("dur", Math.Round(Micro(end) - Micro(wake.Time), 3));
            });
        }

        Add(wake.Time, json => Flow(json, "s", id, wake.Time, wake.Thread));
        Add(run.Start, json =>
        {
            Flow(json, "f", id, run.Start, run.Thread);
            json.WriteString("bp", "e");
        });
    }

    private bool IsInRun(TraceEvent wake)
    {
        if (!_runs.TryGetValue(wake.Thread, out var runs)) return false;
        var later = FirstAfter(runs.Length, index => runs[index].Start > wake.Time);
        return later > 0 && wake.Time <= runs[later - 1].End;
    }

    // Slices of a thread may not cross, so it ends where the next event begins at the latest.
    private Nanoseconds EndOfWakeSlice(TraceEvent wake)
    {
        var times = _times[wake.Thread];
        var next = FirstAfter(times.Length, index => times[index] > wake.Time.Value);
        return new(next < times.Length ? Math.Min(times[next], (wake.Time + WakeSlice).Value) : (wake.Time + WakeSlice).Value);
    }

    /// <summary>The first index that lies after a moment; the length when none does. Times rise with the index.</summary>
    private static int FirstAfter(int length, Func<int, bool> isAfter)
    {
        var (low, high) = (0, length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (isAfter(middle)) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    private void AddMoments()
    {
        foreach (var one in _trace.Events.Where(one => one.Kind is TraceEventKind.Created or TraceEventKind.Blocked or TraceEventKind.Faulted))
        {
            Add(one.Time, json =>
            {
                Head(json, "i", $"{one.Coroutine} {one.Kind.ToString().ToLowerInvariant()}", Micro(one.Time), _process, _tids[one.Thread]);
                json.WriteString("s", "t");
            });
        }
    }

    private void AddProcesses()
    {
        foreach (var process in _trace.Processes)
        {
            Add(process.Start, json =>
            {
                Head(json, "X", "child process", Micro(process.Start), process.Id, process.Id);
                json.WriteNumber("dur", Math.Round(Micro(process.End ?? _trace.Duration) - Micro(process.Start), 3));
            });
        }
    }

    private void AddCounters()
    {
        foreach (var point in _trace.Concurrency())
        {
            Add(point.Time, json =>
            {
                Head(json, "C", "coroutines", Micro(point.Time), _process, tid: 0);
                json.WriteStartObject("args");
                json.WriteNumber("running", point.Running);
                json.WriteNumber("ready", point.Ready);
                json.WriteNumber("waiting", point.Waiting);
                json.WriteEndObject();
            });
        }
    }

    private void Flow(Utf8JsonWriter json, string phase, int id, Nanoseconds time, TraceThread thread)
    {
        Head(json, phase, Wake, Micro(time), _process, _tids[thread]);
        json.WriteString("cat", Wake);
        json.WriteNumber("id", id);
    }

    private void Add(Nanoseconds time, Action<Utf8JsonWriter> write) => _entries.Add((Micro(time), write));

    private static double Micro(Nanoseconds time) => Math.Round(time.Microseconds, 3);

    private static void Head(Utf8JsonWriter json, string phase, string name, double time, int pid, int tid)
    {
        json.WriteString("ph", phase);
        json.WriteString("name", name);
        json.WriteNumber("ts", time);
        json.WriteNumber("pid", pid);
        json.WriteNumber("tid", tid);
    }
}
