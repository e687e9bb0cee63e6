using System.Diagnostics;
using Workshop.Measurement;

namespace Workshop.Experiments;

/// <summary>How many cores were kept busy, on average, while something ran.</summary>
/// <remarks>Less than the running threads could use means that they waited, or that other programs took the cores: a timing that
/// was taken then says little. Not thread-safe.</remarks>
internal sealed class CoreUsage
{
    private Nanoseconds _processorTime;
    private Nanoseconds _wallTime;

    /// <summary>Processor time over wall time; 0 before anything ran.</summary>
    internal double Cores => _wallTime > Nanoseconds.Zero ? _processorTime / _wallTime : 0;

    /// <summary>Counts all threads of this process. The runtime's own are among them: while it still compiles, that is a good part of a core.</summary>
    internal void OfProcess(Action run)
    {
        var processorTime = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        run();
        _wallTime += Nanoseconds.FromStopwatchTicks(Stopwatch.GetTimestamp() - start);
        _processorTime += Nanoseconds.From(Environment.CpuUsage.TotalTime - processorTime);
    }

    /// <summary>Counts the workers alone, from the first one's start to the last one's end; all of the process where the system keeps no account of a thread.</summary>
    internal void OfWorkers(Func<WorkerSpan[]> run)
    {
        var processorTime = Environment.CpuUsage.TotalTime;
        var spans = run();
        _wallTime += spans.WallTime();
        _processorTime += spans.All(span => span.ProcessorTime is not null)
            ? spans.Aggregate(Nanoseconds.Zero, (sum, span) => sum + span.ProcessorTime!.Value)
            : Nanoseconds.From(Environment.CpuUsage.TotalTime - processorTime);
    }
}
