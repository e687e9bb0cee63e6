using Workshop.Threads;

namespace Workshop.Tests.Threads;

public class PinnedThreadTests
{
    private static int LastCore
    {
        get
        {
            Assert.SkipUnless(CpuAffinity.IsSupported, CpuAffinity.UnsupportedReason ?? "");
            return CpuAffinity.AllowedCores[^1];
        }
    }

    [Fact(Timeout = 60_000)]
    public Task The_body_runs_on_the_core_asked_for() => Task.Run(() =>
    {
        foreach (var core in LastCore == 0 ? [0] : CpuAffinity.AllowedCores)
        {
            using var thread = PinnedThread.Start(core, () => (CpuAffinity.CurrentCore, CpuAffinity.ThreadCores));

            Assert.Equal(core, thread.Result.CurrentCore);
            Assert.Equal([core], thread.Result.ThreadCores);
        }
    }, TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task A_bound_thread_can_start_one_bound_elsewhere() => Task.Run(() =>
    {
        using var outer = PinnedThread.Start(LastCore, () =>
        {
            using var inner = PinnedThread.Start(CpuAffinity.AllowedCores[0], () => CpuAffinity.CurrentCore);
            return inner.Result;
        });

        Assert.Equal(CpuAffinity.AllowedCores[0], outer.Result);
    }, TestContext.Current.CancellationToken);

    [Fact]
    public void Starting_on_a_core_that_is_not_allowed_throws_at_once_and_runs_nothing()
    {
        _ = LastCore;
        var ran = false;

        Assert.Throws<CoreNotAllowedException>(() => PinnedThread.Start(100_000, () => ran = true));

        Assert.False(ran);
    }

    [Fact(Timeout = 60_000)]
    public Task Joining_rethrows_what_the_body_threw_with_the_bodys_stack() => Task.Run(() =>
    {
        var thread = PinnedThread.Start(LastCore, Fail);

        var failure = Assert.Throws<FormatException>(thread.Join);

        Assert.Contains(nameof(Fail), failure.StackTrace, StringComparison.Ordinal);
        thread.Dispose();
    }, TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task Disposing_rethrows_a_failure_that_nobody_has_joined() => Task.Run(
        () => Assert.Throws<FormatException>(PinnedThread.Start(LastCore, Fail).Dispose),
        TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task Disposing_stops_a_body_that_heeds_its_token() => Task.Run(() =>
    {
        var thread = PinnedThread.Start(LastCore, stop => { stop.WaitHandle.WaitOne(); });

        thread.Dispose();
        thread.Dispose();
        thread.Stop();

        Assert.False(thread.IsAlive);
    }, TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task A_body_that_would_wait_for_its_own_end_is_refused() => Task.Run(() =>
    {
        using var handedOver = new ManualResetEventSlim();
        PinnedThread? itself = null;
        using var thread = PinnedThread.Start(LastCore, () =>
        {
            handedOver.Wait(TestContext.Current.CancellationToken);
            return (Record.Exception(itself!.Join), Record.Exception(itself.Dispose));
        });
        itself = thread;
        handedOver.Set();

        var (join, dispose) = thread.Result;

        Assert.IsType<InvalidOperationException>(join);
        Assert.IsType<InvalidOperationException>(dispose);
    }, TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task After_any_disposal_the_body_has_ended_even_the_second_of_two_at_once() => Task.Run(() =>
    {
        using var stopped = new ManualResetEventSlim();
        using var mayEnd = new ManualResetEventSlim();
        var thread = PinnedThread.Start(LastCore, stop =>
        {
            stop.WaitHandle.WaitOne();
            stopped.Set();
            mayEnd.Wait(TestContext.Current.CancellationToken);
        });
        bool? alive = null;
        var first = new Thread(thread.Dispose);
        var second = new Thread(() =>
        {
            thread.Dispose();
            alive = thread.IsAlive;
        });
        first.Start();
        stopped.Wait(TestContext.Current.CancellationToken);
        second.Start();
        // It either waits, as it should, or has returned too early.
        while (second.IsAlive && !second.ThreadState.HasFlag(System.Threading.ThreadState.WaitSleepJoin))
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        mayEnd.Set();
        first.Join();
        second.Join();

        Assert.False(alive);
    }, TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task What_a_token_calls_back_may_throw_and_the_thread_is_waited_for_all_the_same() => Task.Run(() =>
    {
        using var registered = new ManualResetEventSlim();
        var thread = PinnedThread.Start(LastCore, stop =>
        {
            stop.Register(Fail);
            registered.Set();
            stop.WaitHandle.WaitOne();
        });
        registered.Wait(TestContext.Current.CancellationToken);

        var failure = Assert.Throws<AggregateException>(thread.Dispose);

        Assert.IsType<FormatException>(Assert.Single(failure.InnerExceptions));
        Assert.False(thread.IsAlive);
    }, TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task The_kernel_counts_no_migration_of_a_pinned_thread() => Task.Run(() =>
    {
        Assert.SkipWhen(ThreadActivity.MigrationsLimitation is not null, ThreadActivity.MigrationsLimitation ?? "");
        using var thread = PinnedThread.Start(LastCore, stop =>
        {
            var watch = ThreadActivity.Watch(migrations: true);
            // Whoever sleeps and wakes is what a system likes best to move.
            for (var i = 0; i < 200; i++)
            {
                var other = new Thread(() => { });
                other.Start();
                other.Join();
            }

            return watch.Stop();
        });

        Assert.Equal(0, thread.Result.Migrations);
    }, TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task A_stopped_body_that_cancels_has_not_failed() => Task.Run(() =>
    {
        using var thread = PinnedThread.Start(LastCore, stop =>
        {
            stop.WaitHandle.WaitOne();
            stop.ThrowIfCancellationRequested();
        });

        thread.Stop();
        thread.Join();
    }, TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task A_stopped_body_has_no_result() => Task.Run(() =>
    {
        using var thread = PinnedThread.Start<int>(LastCore, stop =>
        {
            stop.WaitHandle.WaitOne();
            throw new OperationCanceledException(stop);
        });

        thread.Stop();

        Assert.Throws<OperationCanceledException>(() => thread.Result);
    }, TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task The_thread_is_a_background_thread_of_the_given_name() => Task.Run(() =>
    {
        using var thread = PinnedThread.Start(LastCore, () => (Thread.CurrentThread.Name, Thread.CurrentThread.IsBackground), "Worker 1");

        Assert.Equal(("Worker 1", true), thread.Result);
        Assert.Equal("Worker 1", thread.Name);
    }, TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task The_system_shows_the_name_of_a_thread_that_nobody_named() => Task.Run(() =>
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux lists the names of threads.");
        using var thread = PinnedThread.Start(LastCore, () => OsThreads.List().Select(each => each.Name).ToList());

        Assert.Equal($"Pinned to {LastCore}", thread.Name);
        Assert.Contains(thread.Name, thread.Result);
    }, TestContext.Current.CancellationToken);

    private static void Fail() => throw new FormatException("The body fails.");
}
