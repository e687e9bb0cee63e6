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
