using Workshop.Coroutines;

namespace Workshop.Tests.Coroutines;

public class WorkbenchFilmTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_film_has_a_picture_of_each_suspension_and_of_the_end()
    {
        var film = Workbench.Film(Count(3), cancellationToken: Token);
        Assert.Equal("Count (2)", film.Title);
        Assert.Equal([1, 2, 3, 4], film.Frames.Select(frame => frame.Number));
        Assert.Equal([0, 1, 3], film.Frames.Take(3).Select(frame => (int)frame.State["sum"]!));
        Assert.Equal(CoroutineStatus.Completed, film.Frames[^1].State.Status);
        Assert.Equal(0, film.Unfilmed);
    }

    [Fact]
    public void A_picture_marks_what_has_changed()
    {
        var film = Workbench.Film(Count(3), cancellationToken: Token);
        Assert.DoesNotContain(film.Frames[0].Variables, variable => variable.Changed);
        Assert.Equal(["i", "sum"], film.Frames[1].Variables.Where(variable => variable.Changed).Select(variable => variable.Name).Order());
        Assert.Contains("← changed", film.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_names_a_line_of_the_source_beside_it()
    {
        var film = Workbench.Film(Count(3), cancellationToken: Token);
        Assert.Contains("Count(int limit)", film.Source[0].Text, StringComparison.Ordinal);
        Assert.Contains(film.Source, line => line.Number == film.Frames[0].State.Line && line.Text.Contains("await Coroutine.Yield();", StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_is_shown_as_it_was_at_the_picture()
    {
        var film = Workbench.Film(Fill(), cancellationToken: Token);
        Assert.Equal(["List<Int32>, 1 item", "List<Int32>, 2 items"], film.Frames.Take(2).Select(frame => frame.Variables.Single(variable => variable.Name == "list").Text));

        static async Coroutine<int> Fill()
        {
            List<int> list = [1];
            await Coroutine.Yield();
            list.Add(2);
            await Task.Yield();
            return list.Count;
        }
    }

    [Fact]
    public void A_long_run_is_cut_in_the_middle_and_says_so()
    {
        var film = Workbench.Film(Count(100), mostFrames: 5, cancellationToken: Token);
        Assert.Equal((6, 95), (film.Frames.Count, film.Unfilmed));
        Assert.Equal(CoroutineStatus.Completed, film.Frames[^1].State.Status);
        Assert.Contains("95 suspensions", film.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_picture_of_a_coroutine_that_failed_shows_its_exception()
    {
        var film = Workbench.Film(Fail(), cancellationToken: Token);
        Assert.Equal(CoroutineStatus.Faulted, film.Frames[^1].State.Status);
        Assert.Contains("TimeoutException: too late", film.Frames[^1].ToString(), StringComparison.Ordinal);

        static async Coroutine Fail()
        {
            await Coroutine.Yield();
            throw new TimeoutException("too late");
        }
    }

    [Fact]
    public void A_coroutine_that_was_started_cannot_be_filmed()
    {
        using var floor = new CooperativeScheduler();
        var count = floor.Start(Count(1));
        floor.WaitAll(Token);
        Assert.Contains("begins at the beginning", Assert.Throws<InvalidOperationException>(() => Workbench.Film(count, cancellationToken: Token)).Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_coroutine_that_can_never_go_on_ends_the_filming_with_its_line()
    {
        var filming = Task.Run(() => Workbench.Film(Receive(), cancellationToken: TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        var deadlock = await Assert.ThrowsAsync<CoroutineDeadlockException>(() => filming);
        Assert.Matches(@"Receive \(2\) waits for an item of a channel of 1 \(line \d+ of WorkbenchFilmTests.cs\)", deadlock.Message);

        static async Coroutine Receive() => await new CoroutineChannel<int>(1).ReceiveAsync();
    }

    [Fact]
    public void Filming_can_be_given_up()
    {
        using var cancellation = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => Workbench.Film(Stop(cancellation), cancellationToken: cancellation.Token));

        static async Coroutine Stop(CancellationTokenSource cancellation)
        {
            cancellation.Cancel();
            await Coroutine.Delay(Timeout.InfiniteTimeSpan);
        }
    }

    private static async Coroutine<int> Count(int limit)
    {
        var sum = 0;
        for (var i = 0; i < limit; i++)
        {
            sum += i;
            await Coroutine.Yield();
        }

        return sum;
    }
}
