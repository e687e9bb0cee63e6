using System.Diagnostics;
using Workshop.Measurement;

namespace Workshop.Tests.Measurement;

public class LatencyRecorderTests
{
    private static readonly long Microsecond = Stopwatch.Frequency / 1_000_000;

    [Fact]
    public void One_slow_latency_in_a_thousand_shows_in_the_tail_and_not_before()
    {
        var recorder = new LatencyRecorder("trip");
        for (var i = 0; i < 100_000; i++)
            recorder.Record(i % 500 == 0 ? 5_000 * Microsecond : 10 * Microsecond);

        Assert.Equal(100_000, recorder.Count);
        Assert.Equal(10, recorder.Quantile(0.5).Microseconds, tolerance: 0.05);
        Assert.Equal(10, recorder.Quantile(0.99).Microseconds, tolerance: 0.05);
        Assert.Equal(5_000, recorder.Quantile(0.999).Microseconds, tolerance: 5);
        Assert.Equal(5_000, recorder.Max.Microseconds, precision: 6);
        Assert.Equal("trip: 10.0 µs, p99 10.0 µs, p99.9 5.00 ms, max 5.00 ms, n = 100000", recorder.ToString());
    }

    [Fact]
    public void Threads_that_record_together_lose_nothing()
    {
        var recorder = new LatencyRecorder("shared");

        Parallel.For(0, 4, worker =>
        {
            for (var i = 0; i < 50_000; i++)
                recorder.Record((worker + 1) * Microsecond);
        });

        Assert.Equal(200_000, recorder.Count);
        Assert.Equal(4, recorder.Max.Microseconds, precision: 6);
    }

    [Fact]
    public void What_exceeds_the_range_counts_and_is_the_maximum()
    {
        var recorder = new LatencyRecorder("long");

        recorder.Record(2 * 60 * 60 * Stopwatch.Frequency);

        Assert.Equal(1, recorder.Count);
        Assert.Equal(7_200, recorder.Max.Seconds, precision: 6);
        Assert.Equal(3_600, recorder.Quantile(1).Seconds, tolerance: 4);
    }

    [Fact]
    public void The_memory_does_not_grow_with_the_count()
    {
        var recorder = new LatencyRecorder("many");
        RecordMany(); // In the midst of a loop's first run the JIT may exchange it, and what that allocates counts as this thread's.
        var before = GC.GetAllocatedBytesForCurrentThread();
        RecordMany();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void RecordMany()
        {
            for (var i = 0; i < 100_000; i++)
                recorder.Record(i);
        }
    }

    [Fact]
    public void Nothing_recorded_has_no_quantile()
    {
        Assert.Throws<InvalidOperationException>(() => new LatencyRecorder("empty").Quantile(0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LatencyRecorder("empty").Quantile(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LatencyRecorder("empty").Record(-1));
        Assert.Equal("empty: nothing recorded", new LatencyRecorder("empty").ToString());
    }
}
