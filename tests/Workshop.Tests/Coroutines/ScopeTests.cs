using Workshop.Coroutines;

namespace Workshop.Tests.Coroutines;

public class ScopeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void No_coroutine_outlives_its_scope()
    {
        var ended = 0;
        async Coroutine Yields(int times)
        {
            for (var i = 0; i < times; i++) await Coroutine.Yield();
            Interlocked.Increment(ref ended);
        }

        async Coroutine<int> Owner()
        {
            await CoroutineScope.RunAsync(async scope =>
            {
                for (var i = 0; i < 20; i++) _ = scope.Start(Yields(10 * i));
                await Coroutine.Yield();
            });
            return Volatile.Read(ref ended);
        }

        using var floor = new CooperativeScheduler(workers: 2);
        for (var round = 1; round <= 50; round++) Assert.Equal(20 * round, floor.Run(Owner(), Token));
    }

    [Fact]
    public void A_scope_gives_the_bodys_result()
    {
        static async Coroutine<int> Owner() => await CoroutineScope.RunAsync(async scope =>
        {
            var seven = scope.Start(Give(7));
            return 2 * await seven;
        });

        static async Coroutine<int> Give(int number)
        {
            await Coroutine.Yield();
            return number;
        }

        using var floor = new CooperativeScheduler();
        Assert.Equal(14, floor.Run(Owner(), Token));
    }

    [Fact]
    public void The_first_failure_cancels_the_siblings_and_all_failures_are_kept()
    {
        var log = new List<string>();
        async Coroutine Sleep(string name)
        {
            try
            {
                await Coroutine.Delay(Timeout.InfiniteTimeSpan);
            }
            finally
            {
                log.Add($"{name} cleaned up");
            }
        }

        async Coroutine Fail(string words)
        {
            await Coroutine.Yield();
            throw new InvalidDataException(words);
        }

        async Coroutine FailInCleanUp()
        {
            try
            {
                await Sleep("inner");
            }
            catch (OperationCanceledException)
            {
                throw new InvalidOperationException("third");
            }
        }

        async Coroutine Owner() => await CoroutineScope.RunAsync(async scope =>
        {
            _ = scope.Start(Sleep("sibling"));
            _ = scope.Start(Fail("first"));
            _ = scope.Start(Fail("second"));
            _ = scope.Start(FailInCleanUp());
            await Sleep("body");
        });

        using var floor = new CooperativeScheduler();
        var failure = Assert.Throws<AggregateException>(() => floor.Run(Owner(), Token));
        Assert.Equal(["first", "second", "third"], failure.InnerExceptions.Select(inner => inner.Message));
        Assert.Contains("Fail (", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["body cleaned up", "inner cleaned up", "sibling cleaned up"], log.Order());
        floor.WaitAll(Token); // The scope has told of them; nobody is told again.
    }

    [Fact]
    public void A_body_that_throws_cancels_what_it_started()
    {
        static async Coroutine Owner() => await CoroutineScope.RunAsync(scope =>
        {
            _ = scope.Start(SleepForEver());
            throw new InvalidDataException("before there is a coroutine");
        });

        using var floor = new CooperativeScheduler();
        var failure = Assert.Throws<AggregateException>(() => floor.Run(Owner(), Token));
        Assert.IsType<InvalidDataException>(Assert.Single(failure.InnerExceptions));
        Assert.Equal(0, floor.Statistics.Live);
    }

    [Fact]
    public void A_failed_inner_scope_cancels_the_outer_one()
    {
        static async Coroutine Owner() => await CoroutineScope.RunAsync(async outer =>
        {
            _ = outer.Start(SleepForEver());
            await CoroutineScope.RunAsync(async inner =>
            {
                _ = inner.Start(SleepForEver());
                await Coroutine.Yield();
                throw new InvalidDataException();
            });
        });

        using var floor = new CooperativeScheduler(workers: 2);
        var failure = Assert.Throws<AggregateException>(() => floor.Run(Owner(), Token));
        Assert.IsType<InvalidDataException>(Assert.Single(failure.Flatten().InnerExceptions));
    }

    [Fact(Timeout = 60_000)]
    public async Task Cancelling_the_outer_scope_cancels_the_inner_one()
    {
        using var stop = new CancellationTokenSource();
        await using var floor = new CooperativeScheduler();
        var owner = floor.Start(Owner(), stop.Token);
        await floor.WaitIdleAsync(Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await owner);
        await floor.WaitAllAsync(Token);

        static async Coroutine Owner() => await CoroutineScope.RunAsync(async outer =>
            await CoroutineScope.RunAsync(async inner =>
            {
                _ = inner.Start(SleepForEver());
                await SleepForEver();
            }));
    }

    [Fact]
    public void Cancel_ends_the_scope_without_an_exception()
    {
        static async Coroutine Owner() => await CoroutineScope.RunAsync(async scope =>
        {
            _ = scope.Start(SleepForEver());
            await Coroutine.Yield();
            scope.Cancel();
        });

        using var floor = new CooperativeScheduler();
        floor.Run(Owner(), Token);
        Assert.Equal(0, floor.Statistics.Live);
    }

    [Fact]
    public void Starting_in_an_ended_scope_is_refused()
    {
        CoroutineScope? kept = null;
        async Coroutine Owner()
        {
            await CoroutineScope.RunAsync(async scope =>
            {
                kept = scope;
                await Coroutine.Yield();
            });
            _ = kept!.Start(SleepForEver());
        }

        using var floor = new CooperativeScheduler();
        var refusal = Assert.Throws<InvalidOperationException>(() => floor.Run(Owner(), Token));
        Assert.Contains("'SleepForEver' cannot start in a scope that has ended", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_members_token_reaches_what_it_calls()
    {
        async Coroutine<bool> Callee()
        {
            await Coroutine.Yield();
            return Coroutine.Current!.CancellationToken.CanBeCanceled;
        }

        async Coroutine<(bool Inside, bool Outside)> Owner() =>
            (await CoroutineScope.RunAsync(async scope => await scope.Start(Callee())), await Callee());

        using var floor = new CooperativeScheduler();
        Assert.Equal((true, false), floor.Run(Owner(), Token));
    }

    private static async Coroutine SleepForEver() => await Coroutine.Delay(Timeout.InfiniteTimeSpan);
}
