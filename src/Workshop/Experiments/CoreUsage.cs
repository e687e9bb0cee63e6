using System.Diagnostics;
using Workshop.Measurement;

namespace Workshop.Experiments;

/// <summary>How many cores this process kept busy, on average, while something ran.</summary>
/// <remarks>Less than the running threads could use means that they waited, or that other programs took the cores: a timing that
/// was taken then says little. The runtime's own threads count too, which is seldom more than a few hundredths.</remarks>
internal sealed class CoreUsage
{
    private TimeSpan _processorTime;
    private Nanoseconds _wallTime;

    /// <summary>Processor time over wall time; 0 before anything ran.</summary>
    internal double Cores => _wallTime > Nanoseconds.Zero ? Nanoseconds.From(_processorTime) / _wallTime : 0;

    internal void During(Action run)
    {
        var processorTime = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        run();
        _wallTime += Nanoseconds.FromStopwatchTicks(Stopwatch.GetTimestamp() - start);
        _processorTime += Environment.CpuUsage.TotalTime - processorTime;
    }
}
