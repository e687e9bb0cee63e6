using Workshop.Measurement;
using Workshop.Threads;

namespace Workshop.Tests.Measurement;

public class DisturbanceTests
{
    private static readonly MeasureOptions Quick = new()
    {
        MinimumSamples = 10,
        MaximumSamples = 10,
        WarmUpLimit = TimeSpan.Zero,
        AllowDebugCode = true,
    };

    [Fact]
    public void A_calm_machine_is_not_mentioned()
    {
        var measurement = Of(calm => calm);

        Assert.Null(measurement.Disturbance);
        Assert.DoesNotContain("DISTURBED", measurement.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_system_that_tells_nothing_leaves_it_unknown()
    {
        var measurement = Measure.Record("silent", () => 1L, options: Quick with { Counters = new SilentCounters() });

        Assert.Same(Disturbance.Untold, measurement.Disturbance);
        Assert.False(measurement.Disturbance!.IsSeen);
        Assert.StartsWith("unknown", measurement.Disturbance.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Samples_from_elsewhere_say_that_nobody_watched() =>
        Assert.Same(Disturbance.NotWatched, new Workshop.Measurement.Measurement("elsewhere", [new Nanoseconds(1)]).Disturbance);

    [Fact]
    public void Stolen_time_is_reported_as_a_share_of_all_cores()
    {
        var sign = TheSign(calm => calm with { Stolen = calm.Stolen + TimeSpan.FromMilliseconds(100) });

        Assert.Equal(DisturbanceKind.StolenTime, sign.Kind);
        Assert.Equal(0.05, sign.Amount, precision: 9);
        Assert.Equal("the hypervisor took 5.0 % of the cores' time", sign.Text);
    }

    [Fact]
    public void What_others_compute_is_reported_in_cores()
    {
        var sign = TheSign(calm => calm with { Busy = calm.Busy + TimeSpan.FromMilliseconds(750) });

        Assert.Equal(DisturbanceKind.CompetingLoad, sign.Kind);
        Assert.Equal(0.75, sign.Amount, precision: 9);
        Assert.Equal("other programs used 0.75 cores", sign.Text);
    }

    [Fact]
    public void What_the_own_process_computes_is_no_rival() =>
        Assert.Null(Of(calm => calm with { Busy = calm.Busy + TimeSpan.FromSeconds(1), Own = calm.Own + TimeSpan.FromSeconds(1) }).Disturbance);

    [Fact]
    public void A_lost_core_is_reported()
    {
        var sign = TheSign(calm => calm with { Switches = new ContextSwitches(1002, 180) });

        Assert.Equal(DisturbanceKind.Preemption, sign.Kind);
        Assert.Equal(80, sign.Amount);
    }

    [Fact]
    public void Threads_of_its_own_that_take_the_core_are_what_is_measured() => Assert.Null(Of(calm => calm with
    {
        Switches = new ContextSwitches(1002, 180),
        Pressure = calm.Pressure + TimeSpan.FromMilliseconds(900),
        Thread = calm.Thread - TimeSpan.FromMilliseconds(500),
    }).Disturbance);

    [Fact]
    public void Moves_to_another_core_count_when_no_wait_explains_them()
    {
        Assert.Null(Of(calm => calm with { Migrations = calm.Migrations + 3 }).Disturbance);
        var sign = TheSign(calm => calm with { Migrations = calm.Migrations + 6 });

        Assert.Equal(DisturbanceKind.Migration, sign.Kind);
        Assert.Equal(4, sign.Amount);
    }

    [Fact]
    public void Pressure_for_a_core_is_reported()
    {
        var sign = TheSign(calm => calm with { Pressure = calm.Pressure + TimeSpan.FromMilliseconds(250) });

        Assert.Equal(DisturbanceKind.CpuPressure, sign.Kind);
        Assert.Equal("for 25.0 % of the time somebody was ready and had no core", sign.Text);
    }

    [Fact]
    public void Throttling_is_reported_from_the_first_time_on()
    {
        var sign = TheSign(calm => calm with { Throttled = calm.Throttled + 1 });

        Assert.Equal(DisturbanceKind.Throttling, sign.Kind);
        Assert.Equal(1, sign.Amount);
    }

    [Fact]
    public void Counters_that_are_missing_hide_no_others()
    {
        var sign = TheSign(calm => new CounterReading(calm.At, calm.Cores, calm.Own) { Throttled = calm.Throttled + 2, Busy = calm.Busy });

        Assert.Equal(DisturbanceKind.Throttling, sign.Kind);
    }

    [Fact]
    public void Several_signs_are_one_line_and_stand_in_the_measurements_own_line()
    {
        var measurement = Of(calm => calm with { Busy = calm.Busy + TimeSpan.FromSeconds(1), Throttled = calm.Throttled + 2 });

        Assert.Equal("other programs used 1.00 cores; the processor or the container's quota throttled it 2 times", measurement.Disturbance!.Text);
        Assert.EndsWith($", DISTURBED: {measurement.Disturbance.Text}", measurement.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_reports_what_disturbed_it()
    {
        var comparison = Measure.Compare("A", () => 2L, "B", () => 1L, Quick with
        {
            Counters = new FakeCounters(calm => calm with { Throttled = calm.Throttled + 1 }),
        });

        Assert.True(comparison.Disturbance!.IsSeen);
        Assert.Same(comparison.First.Disturbance, comparison.Second.Disturbance);
        Assert.Contains("DISTURBED", comparison.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watch_that_ends_on_another_thread_leaves_out_what_happened_to_the_thread()
    {
        var watch = DisturbanceWatch.Start(new FakeCounters(calm => calm with { Switches = new ContextSwitches(1002, 900), Throttled = calm.Throttled + 1 }));

        var disturbance = await Task.Factory.StartNew(watch.Stop, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        Assert.Equal(DisturbanceKind.Throttling, Assert.Single(disturbance!.Signs).Kind);
    }

    private static Workshop.Measurement.Measurement Of(Func<CounterReading, CounterReading> grown) =>
        Measure.Record("watched", () => 1L, options: Quick with { Counters = new FakeCounters(grown) });

    private static DisturbanceSign TheSign(Func<CounterReading, CounterReading> grown) => Assert.Single(Of(grown).Disturbance!.Signs);
}
