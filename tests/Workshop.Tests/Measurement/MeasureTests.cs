using System.Diagnostics;
using System.Reflection;
using System.Reflection.Emit;
using Workshop.Measurement;

namespace Workshop.Tests.Measurement;

public class MeasureTests
{
    private static MeasureOptions Quick => new()
    {
        MinimumSamples = 30,
        MaximumSamples = 30,
        WarmUpLimit = TimeSpan.Zero,
        SampleTime = TimeSpan.FromMicroseconds(10),
        AllowDebugCode = true,
        // What else the machine does while the tests run is not what they are about.
        Counters = new FakeCounters(calm => calm),
    };

    [Fact]
    public void A_short_operation_runs_in_batches_and_never_takes_less_than_nothing()
    {
        var runs = 0L;

        var measurement = Measure.Run("count", () => runs++, Quick with { WarmUpLimit = TimeSpan.FromMilliseconds(20) });

        Assert.Equal(30, measurement.Count);
        Assert.True(measurement.BatchSize > 1);
        Assert.True(runs >= measurement.BatchSize * measurement.Count);
        Assert.All(measurement.Samples, sample => Assert.True(sample >= Nanoseconds.Zero));
        Assert.True(measurement.Overhead >= Nanoseconds.Zero);
        Assert.True(measurement.CallCost >= Nanoseconds.Zero);
        Assert.True(measurement.Min <= measurement.Median && measurement.Median <= measurement.Max);
    }

    [Fact]
    public void An_operation_that_outlasts_the_sample_time_is_not_batched()
    {
        var measurement = Measure.Run("long", () => SpinFor(TimeSpan.FromMicroseconds(20)), Quick);

        Assert.Equal(1, measurement.BatchSize);
        // A clock that has shown 20 µs cannot be read as less, except for the two readings that are subtracted.
        Assert.True(measurement.Min + measurement.Overhead >= new Nanoseconds(19_999));
    }

    [Fact]
    public void What_a_self_timed_operation_reports_is_what_is_recorded()
    {
        var next = 0;

        var measurement = Measure.Record("stamped", () => Stopwatch.Frequency / 1_000 * (1 + next++ % 3), operationsPerSample: 1_000, Quick);

        Assert.Equal(1_000, measurement.BatchSize);
        Assert.Equal(Nanoseconds.Zero, measurement.Overhead);
        Assert.Equal([1_000, 2_000, 3_000], measurement.Samples.Select(sample => sample.Value).Order().Distinct());
        Assert.Equal(10, measurement.Samples.Count(sample => sample.Value == 2_000));
    }

    [Fact]
    public void Times_of_the_BCL_are_recorded_too()
    {
        var measurement = Measure.Record("span", () => TimeSpan.FromMilliseconds(2), options: Quick);

        Assert.Equal(2, measurement.Median.Milliseconds, precision: 6);
    }

    [Fact]
    public void A_negative_time_is_refused_with_the_remedy()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => Measure.Record("backwards", () => -5L, options: Quick));

        Assert.Contains("'backwards'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("end minus start", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_fewest_samples_are_taken_whatever_the_budget()
    {
        var measurement = Measure.Record("slow", () => TimeSpan.FromHours(1), options: Quick with { TimeBudget = TimeSpan.Zero, MaximumSamples = 100 });

        Assert.Equal(30, measurement.Count);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_asynchronous_operation_runs_on_the_pool_and_without_the_callers_context()
    {
        var onPool = true;
        var context = false;

        var measurement = await Measure.RunAsync("yield", async () =>
        {
            onPool &= Thread.CurrentThread.IsThreadPoolThread;
            context |= SynchronizationContext.Current is not null;
            await Task.Yield();
        }, Quick).WaitAsync(TestContext.Current.CancellationToken);

        Assert.True(onPool);
        Assert.False(context);
        Assert.Equal(30, measurement.Count);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_exception_of_the_operation_reaches_the_caller()
    {
        Assert.Throws<FormatException>(() => Measure.Run("fails", () => throw new FormatException(), Quick));
        await Assert.ThrowsAsync<FormatException>(() => Measure
            .RunAsync("fails", () => Task.FromException(new FormatException()), Quick)
            .WaitAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Compared_operations_take_turns_and_their_ratio_is_the_median_of_the_pairs()
    {
        var order = new List<char>();

        var comparison = Measure.Compare(
            "A", () => Note('A', 3_000L), "B", () => Note('B', 1_000L), Quick);

        Assert.Equal(string.Concat(Enumerable.Repeat("AB", 30)), string.Concat(order.TakeLast(60)));
        Assert.Equal(3, comparison.Ratio, precision: 9);
        Assert.Equal(3, comparison.Lower, precision: 9);
        Assert.Equal(3, comparison.Upper, precision: 9);
        Assert.Equal("A ÷ B: 3.00 (95 % between 3.00 and 3.00), n = 30", comparison.ToString());

        long Note(char name, long ticks)
        {
            order.Add(name);
            return ticks;
        }
    }

    [Fact]
    public void The_interval_holds_the_ratio()
    {
        var random = new Random(42);

        var comparison = Measure.Compare("A", () => random.NextInt64(1_900, 2_100), "B", () => random.NextInt64(950, 1_050), Quick);

        Assert.InRange(comparison.Ratio, comparison.Lower, comparison.Upper);
        Assert.InRange(comparison.Ratio, 1.8, 2.2);
        Assert.True(comparison.Lower < comparison.Upper);
    }

    [Fact]
    public void A_second_operation_without_any_time_has_no_ratio() =>
        Assert.True(double.IsNaN(Measure.Compare("A", () => 1L, "B", () => 0L, Quick).Ratio));

    [Fact]
    public void Debug_code_is_refused_with_the_remedy()
    {
        var refusal = Assert.Throws<InvalidOperationException>(
            () => Measure.Run("debug", MethodOfDebugAssembly(), Quick with { AllowDebugCode = false }));

        Assert.Contains("DebugCode", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(MeasureOptions.AllowDebugCode), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Debug_code_is_marked_where_it_was_allowed()
    {
        var measurement = Measure.Run("debug", MethodOfDebugAssembly(), Quick);

        Assert.True(measurement.DebugCode);
        Assert.EndsWith("DEBUG CODE", measurement.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 30)]
    [InlineData(31, 30)]
    public void Options_out_of_range_are_refused(int minimum, int maximum) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Measure.Run("range", () => { }, Quick with { MinimumSamples = minimum, MaximumSamples = maximum }));

    [Fact]
    public void Progress_runs_from_the_warm_up_to_the_whole()
    {
        var reports = new List<MeasureProgress>();
        var thread = Environment.CurrentManagedThreadId;

        Measure.Run("told", () => { }, Quick with
        {
            WarmUpLimit = TimeSpan.FromMilliseconds(20),
            OnProgress = now =>
            {
                Assert.Equal(thread, Environment.CurrentManagedThreadId);
                reports.Add(now);
            },
        });

        Assert.Equal(new MeasureProgress("told", MeasureStage.WarmingUp, 0), reports[0]);
        Assert.Equal(new MeasureProgress("told", MeasureStage.Sampling, 100), reports[^1]);
        Assert.Equal(reports.Select(now => now.Percent).Order(), reports.Select(now => now.Percent));
    }

    [Fact]
    public void A_comparison_tells_of_both_operations_together()
    {
        var reports = new List<MeasureProgress>();

        Measure.Compare("A", () => 1L, "B", () => 1L, Quick with { OnProgress = reports.Add });

        Assert.Equal(new MeasureProgress("A and B", MeasureStage.Sampling, 100), reports[^1]);
    }

    [Fact]
    public void Too_few_pairs_have_a_ratio_and_no_interval()
    {
        var comparison = Measure.Compare("A", () => 2L, "B", () => 1L, Quick with { MinimumSamples = 5, MaximumSamples = 5 });

        Assert.Equal(2, comparison.Ratio, precision: 9);
        Assert.True(double.IsNaN(comparison.Lower) && double.IsNaN(comparison.Upper));
        Assert.Contains("too few pairs for an interval", comparison.ToString(), StringComparison.Ordinal);
    }

    private static Action MethodOfDebugAssembly()
    {
        var attribute = new CustomAttributeBuilder(
            typeof(DebuggableAttribute).GetConstructor([typeof(DebuggableAttribute.DebuggingModes)])!,
            [DebuggableAttribute.DebuggingModes.Default | DebuggableAttribute.DebuggingModes.DisableOptimizations]);
        var type = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("DebugCode"), AssemblyBuilderAccess.RunAndCollect, [attribute])
            .DefineDynamicModule("DebugCode")
            .DefineType("Type", TypeAttributes.Public);
        type.DefineMethod("Nothing", MethodAttributes.Public | MethodAttributes.Static).GetILGenerator().Emit(OpCodes.Ret);
        return type.CreateType().GetMethod("Nothing")!.CreateDelegate<Action>();
    }

    private static void SpinFor(TimeSpan duration)
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
        }
    }
}
