using Microsoft.Extensions.Time.Testing;
using Workshop.Coroutines;
using Workshop.Tracing;

namespace Workshop.Tests.Tracing;

[Collection(nameof(OneTraceAtATime))]
public class LongTurnTraceTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(100);

    [Fact(Timeout = 60_000)]
    public async Task While_a_trace_is_recorded_a_long_turn_names_the_line_of_the_await_before_it()
    {
        var token = TestContext.Current.CancellationToken;
        var time = new FakeTimeProvider();
        using var release = new ManualResetEventSlim();
        var standing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reports = new List<LongTurn>();
        await using var floor = new CooperativeScheduler(timeProvider: time);
        using var watch = floor.WatchTurns(Limit, reports.Add);
        await Trace.RecordAsync(async () =>
        {
            var hog = floor.Start(Hog());
            await standing.Task;
            for (var i = 0; i < 8; i++) time.Advance(Limit / 4);
            release.Set();
            await hog;
        });

        var report = Assert.Single(reports);
        Assert.Equal(2, report.AfterAwait);
        Assert.Contains($"without an await after the one at line {report.Line} of LongTurnTraceTests.cs", report.ToString(), StringComparison.Ordinal);
        var lines = await File.ReadAllLinesAsync(report.File!, token);
        Assert.EndsWith("// before the long turn", lines[report.Line!.Value - 1], StringComparison.Ordinal);

        async Coroutine Hog()
        {
            await Coroutine.Yield();
            await Coroutine.Yield(); // before the long turn
            standing.SetResult();
            release.Wait(token);
            await Coroutine.Yield();
        }
    }
}
