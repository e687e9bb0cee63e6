using System.Text;
using Workshop.Measurement;
using Workshop.Threads;

namespace Workshop.Tests.Threads;

public class ThreadActivityTests
{
    [Fact(Timeout = 60_000)]
    public Task A_busy_stretch_shows_its_processor_time() => Task.Run(() =>
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere the system counts in ticks, or not at all.");
        var watch = ThreadActivity.Watch();
        ThreadActivity activity;
        // A count that never rises runs out of time.
        do
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            activity = watch.Stop();
        }
        while (activity.ProcessorTime < new Nanoseconds(2_000_000));

        Assert.True(activity.WallTime > Nanoseconds.Zero);
        Assert.True(activity.RunQueueWait is null || activity.RunQueueWait >= Nanoseconds.Zero, $"{activity}");
        Assert.Null(activity.Migrations);
    }, TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task A_watch_counts_the_switches_of_a_thread_that_waits() => OnOwnThread(() =>
    {
        Assert.SkipUnless(ContextSwitches.OfThisThread() is not null, "This system does not count the switches of a thread.");
        var watch = ThreadActivity.Watch();
        // One wait may end before it blocks, so wait again until the count rises; a count that never does runs out of time.
        while (watch.Stop().Switches!.Value.Voluntary == 0)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            var other = new Thread(() => { });
            other.Start();
            other.Join();
        }
    }, TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task The_kernel_counts_a_move_to_another_core() => OnOwnThread(() =>
    {
        Assert.SkipWhen(ThreadActivity.MigrationsLimitation is not null, ThreadActivity.MigrationsLimitation ?? "");
        Assert.SkipUnless(CpuAffinity.IsSupported && CpuAffinity.AllowedCores.Count > 1, "A move needs two cores and a thread that can be bound.");
        CpuAffinity.Set(CpuAffinity.AllowedCores[0]);
        var watch = ThreadActivity.Watch(migrations: true);

        CpuAffinity.Set(CpuAffinity.AllowedCores[1]);
        var afterOne = watch.Stop().Migrations;
        CpuAffinity.Set(CpuAffinity.AllowedCores[0]);

        Assert.Equal(1, afterOne);
        Assert.Equal(2, watch.Stop().Migrations);
    }, TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task Watching_allocates_nothing() => OnOwnThread(() =>
    {
        _ = ThreadActivity.Watch(migrations: true).Stop();
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 100; i++)
            _ = ThreadActivity.Watch(migrations: true).Stop();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }, TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task A_watch_is_stopped_by_the_thread_that_began_it_and_no_other() => OnOwnThread(() =>
    {
        var watch = ThreadActivity.Watch();
        Exception? refusal = null;
        var other = new Thread(() => refusal = Record.Exception(() => watch.Stop()));
        other.Start();
        other.Join();

        Assert.IsType<InvalidOperationException>(refusal);
        Assert.Throws<InvalidOperationException>(() => default(ThreadActivityWatch).Stop());
        _ = watch.Stop();
    }, TestContext.Current.CancellationToken);

    [Fact]
    public void What_one_stretch_does_not_know_the_sum_does_not_know()
    {
        var known = new ThreadActivity(new(10), new(6), new(3), new(2, 1), 4);

        Assert.Equal(new ThreadActivity(new(20), new(12), new(6), new(4, 2), 8), known + known);
        Assert.Equal(new ThreadActivity(new(20), null, null, null, null), known + new ThreadActivity(new(10), null, null, null, null));
        Assert.Equal("10.0 ns: ran 6.00 ns, waited 3.00 ns for a core, 3 switches (2 voluntary), 4 migrations", $"{known}");
        Assert.Equal("10.0 ns: ran 6.00 ns", $"{known with { RunQueueWait = null, Switches = null, Migrations = null }}");
    }

    [Theory]
    [InlineData("650221 17 1\n", 17L)]
    [InlineData("0 0 0\n", null)]
    [InlineData("650221", null)]
    [InlineData("", null)]
    public void A_kernel_that_does_not_count_waits_is_not_one_without_waits(string text, long? wait) =>
        Assert.Equal(wait, LinuxThreadCounters.ParseRunQueueWait(Encoding.ASCII.GetBytes(text)));

    [Theory]
    [InlineData("se.sum_exec_runtime : 0.5\nse.nr_migrations    :       12\nnr_switches : 3\n", 12L)]
    [InlineData("se.nr_migrations : 12", null)]
    [InlineData("nr_switches : 3\n", null)]
    [InlineData("", null)]
    public void Migrations_are_read_whole_or_not_at_all(string text, long? migrations) =>
        Assert.Equal(migrations, LinuxThreadCounters.ParseMigrations(Encoding.ASCII.GetBytes(text)));

    private static Task OnOwnThread(Action body, CancellationToken cancellation) =>
        Task.Factory.StartNew(body, cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
