using Workshop.Threads;

namespace Workshop.Tests.Threads;

public class OsThreadsTests
{
    [Fact]
    public void A_process_holds_more_threads_than_its_main_one()
    {
        var threads = OsThreads.List();

        Assert.True(threads.Count > 1);
        Assert.Equal(threads.Count, threads.Select(thread => thread.Id).Distinct().Count());
    }

    [Fact(Timeout = 60_000)]
    public Task A_new_thread_appears_with_its_name_and_core() => Task.Run(() =>
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells names and cores.");
        Assert.SkipUnless(CpuAffinity.IsSupported, CpuAffinity.UnsupportedReason ?? "");
        var core = CpuAffinity.AllowedCores[^1];
        using var running = new ManualResetEventSlim();
        using var worker = PinnedThread.Start(core, stop =>
        {
            running.Set();
            stop.WaitHandle.WaitOne();
        }, "Listed) 1 S 2");
        running.Wait(TestContext.Current.CancellationToken);

        var listed = Assert.Single(OsThreads.List(), thread => thread.Name == "Listed) 1 S 2");

        Assert.Equal(core, listed.LastCore);
    }, TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task A_thread_that_waits_gives_its_core_up_of_its_own_will() => Task.Run(() =>
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux counts the switches of a thread.");
        var before = ContextSwitches.OfThisThread();
        Assert.SkipWhen(before is null, "This sandbox does not tell the switches.");

        // One wait may end before it blocks, so wait again until the count rises; a count that never does runs out of time.
        while ((ContextSwitches.OfThisThread() - before)!.Value.Voluntary == 0)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            var other = new Thread(() => { });
            other.Start();
            other.Join();
        }
    }, TestContext.Current.CancellationToken);

    [Fact]
    public void Switches_add_and_subtract()
    {
        var later = new ContextSwitches(10, 4);
        var earlier = new ContextSwitches(7, 1);

        Assert.Equal(new ContextSwitches(3, 3), later - earlier);
        Assert.Equal(later, earlier + new ContextSwitches(3, 3));
        Assert.Equal(14, later.Total);
    }
}
