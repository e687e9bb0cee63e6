using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using Workshop.Measurement;
using Workshop.Threads;

namespace Workshop.Experiments;

/// <summary>When one worker began and ended, by its own clock readings.</summary>
/// <param name="Start">A <see cref="Stopwatch"/> timestamp.</param>
/// <param name="End">A <see cref="Stopwatch"/> timestamp.</param>
/// <param name="ProcessorTime">What it used of a core; null where the system does not tell.</param>
internal readonly record struct WorkerSpan(long Start, long End, Nanoseconds? ProcessorTime = null);

/// <summary>Several threads that begin at the same moment.</summary>
internal static class StartTogether
{
    /// <summary>Runs <paramref name="work"/> once per entry of <paramref name="cores"/>, each on its own thread.</summary>
    /// <param name="cores">The core that each worker is bound to; null leaves the choice to the system.</param>
    /// <param name="work">Is given the worker's number, from 0.</param>
    /// <returns>A span per worker, stamped between the barrier and the end of the work. The first failure is rethrown.</returns>
    internal static WorkerSpan[] Run(IReadOnlyList<int?> cores, Action<int> work)
    {
        var spans = new WorkerSpan[cores.Count];
        ExceptionDispatchInfo? failure = null;
        using var barrier = new Barrier(cores.Count);
        using var giveUp = new CancellationTokenSource();
        var threads = new List<Thread>();
        for (var i = 0; i < cores.Count; i++)
        {
            var number = i;
            var thread = new Thread(() => Work(number)) { IsBackground = true, Name = $"Worker {number + 1}" };
            threads.Add(thread);
            thread.Start();
        }

        threads.ForEach(thread => thread.Join());
        failure?.Throw();
        return spans;

        [SuppressMessage("Design", "CA1031", Justification = "A failure must end the other workers' wait and reach the caller.")]
        void Work(int number)
        {
            try
            {
                if (cores[number] is { } core)
                    CpuAffinity.Bind(CpuAffinity.RequireAllowed(core));
                barrier.SignalAndWait(giveUp.Token);
                var watch = ThreadActivity.Watch();
                var start = Stopwatch.GetTimestamp();
                work(number);
                var end = Stopwatch.GetTimestamp();
                spans[number] = new(start, end, watch.Stop().ProcessorTime);
            }
            catch (Exception thrown)
            {
                // Of several failures the first counts: the others are mostly its consequences.
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(thrown), null);
                giveUp.Cancel();
            }
        }
    }

    /// <summary>From the first worker's start to the last one's end.</summary>
    internal static Nanoseconds WallTime(this IReadOnlyCollection<WorkerSpan> spans) =>
        Nanoseconds.FromStopwatchTicks(spans.Max(span => span.End) - spans.Min(span => span.Start));

    /// <summary>The part of the wall time, 0 to 1, in which all workers were between their start and their end.</summary>
    internal static double Overlap(this IReadOnlyCollection<WorkerSpan> spans)
    {
        var together = Nanoseconds.FromStopwatchTicks(spans.Min(span => span.End) - spans.Max(span => span.Start));
        return Math.Clamp(together / spans.WallTime(), 0, 1);
    }
}
