using System.Diagnostics;
using System.Runtime.CompilerServices;
using Workshop.Bench.Running;
using Workshop.Threads;

namespace Workshop.Bench.Benchmarks;

/// <summary>The least scheduler for <c>async Task</c> methods: who yields goes to the end of a queue of one thread, without locks.</summary>
internal sealed class TaskRing
{
    private const int Live = 100;
    private const int TurnsEach = 4000;

    private readonly Queue<Action> _ready = new(Live);

    /// <summary>The time of a turn among a hundred.</summary>
    internal static Measurement.Measurement Measure(SideSettings settings)
    {
        using var pin = settings.Core is { } core ? CpuAffinity.Pin(core) : null;
        return Measurement.Measure.Record("async Task", static () =>
        {
            var ring = new TaskRing();
            var all = new Task[Live];
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < Live; i++) all[i] = ring.Turns();
            while (ring._ready.TryDequeue(out var next)) next();
            var elapsed = Stopwatch.GetTimestamp() - start;
            return all.All(task => task.IsCompletedSuccessfully) ? elapsed : throw new InvalidOperationException("A method stands still outside the ring.");
        }, Live * TurnsEach, settings.Options);
    }

    private async Task Turns()
    {
        for (var i = 0; i < TurnsEach; i++) await new Turn(_ready);
    }

    private readonly struct Turn(Queue<Action> ready) : ICriticalNotifyCompletion
    {
        public bool IsCompleted => false;

        public Turn GetAwaiter() => this;

        public void OnCompleted(Action continuation) => ready.Enqueue(continuation);

        public void UnsafeOnCompleted(Action continuation) => ready.Enqueue(continuation);

        public void GetResult()
        {
        }
    }
}
