using Microsoft.Extensions.Time.Testing;
using Workshop.Coroutines;

namespace Workshop.Tests.Coroutines;

public class TurnWatchTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(100);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task A_coroutine_that_keeps_its_worker_is_named_once()
    {
        var time = new FakeTimeProvider();
        using var release = new ManualResetEventSlim();
        var standing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reports = new List<LongTurn>();
        await using var floor = new CooperativeScheduler(timeProvider: time);
        using var watch = floor.WatchTurns(Limit, reports.Add);
        var hog = floor.Start(Hog());
        await standing.Task.WaitAsync(Token);
        for (var i = 0; i < 4; i++) time.Advance(Limit / 4);
        Assert.Empty(reports); // Seen first at the first look, so three quarters of the limit are over.

        for (var i = 0; i < 12; i++) time.Advance(Limit / 4);
        var report = Assert.Single(reports);
        Assert.Equal((hog, floor.Workers[0], Limit), (report.Coroutine, report.Worker, report.AtLeast));
        // Nobody records, so nobody knows which await came before.
        Assert.Null(report.AfterAwait);
        Assert.StartsWith($"Coroutine 'Hog (1)' has kept worker 0 for 100 ms without an await in the method that begins at line {report.Line} of TurnWatchTests.cs", report.ToString(), StringComparison.Ordinal);
        release.Set();
        await hog;

        async Coroutine Hog()
        {
            standing.SetResult();
            release.Wait(Token);
            await Coroutine.Yield();
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Short_turns_and_idle_workers_are_not_reported()
    {
        var time = new FakeTimeProvider();
        var reports = new List<LongTurn>();
        await using var floor = new CooperativeScheduler(workers: 2, timeProvider: time);
        using var watch = floor.WatchTurns(Limit, reports.Add);
        await floor.Start(AdvanceInEachTurn());
        time.Advance(TimeSpan.FromHours(1));
        Assert.Empty(reports);

        async Coroutine AdvanceInEachTurn()
        {
            for (var i = 0; i < 20; i++)
            {
                time.Advance(Limit / 2);
                await Coroutine.Yield();
            }
        }
    }
}
