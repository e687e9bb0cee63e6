using Workshop.Experiments;
using Workshop.Measurement;
using Workshop.Threads;

namespace Workshop.Tests.Threads;

public class HandOffTests
{
    private static readonly MeasureOptions Quick = new()
    {
        MinimumSamples = 2,
        MaximumSamples = 2,
        WarmUpLimit = TimeSpan.Zero,
        SampleTime = TimeSpan.Zero,
        AllowDebugCode = true,
    };

    public static TheoryData<HandOffKind> Kinds => [.. Enum.GetValues<HandOffKind>().Where(kind => HandOff.Limitation(kind) is null)];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Kinds))]
    public async Task Two_threads_that_pass_the_turn_never_move_at_the_same_time(HandOffKind kind)
    {
        // Fewer where a turn costs a time slice of the system, because one core is all there is.
        var turns = kind == HandOffKind.Spinning && Environment.ProcessorCount == 1 ? 10 : 1000;
        using var there = HandOff.Create(kind);
        using var back = HandOff.Create(kind);
        var counted = 0;

        // Not atomic, so an update is lost if both threads ever move at once or do not see what the other one wrote.
        var partner = OnThread(() =>
        {
            for (var i = 0; i < turns; i++)
            {
                there.Wait();
                Assert.Equal((2 * i) + 1, counted);
                counted++;
                back.Signal();
            }
        });
        var starter = OnThread(() =>
        {
            for (var i = 0; i < turns; i++)
            {
                Assert.Equal(2 * i, counted);
                counted++;
                there.Signal();
                back.Wait();
            }
        });

        await Task.WhenAll(partner, starter).WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2 * turns, counted);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Kinds))]
    public async Task A_signal_that_comes_first_is_kept(HandOffKind kind)
    {
        using var handOff = HandOff.Create(kind);
        handOff.Signal();

        await OnThread(handOff.Wait).WaitAsync(TestContext.Current.CancellationToken);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Kinds))]
    public async Task A_signal_lets_one_wait_through_and_no_more(HandOffKind kind)
    {
        using var handOff = HandOff.Create(kind);
        using var back = HandOff.Create(kind);
        var passed = 0;
        var waiting = OnThread(() =>
        {
            handOff.Wait();
            passed++;
            back.Signal();
            handOff.Wait();
            passed++;
        });

        handOff.Signal();
        await OnThread(back.Wait).WaitAsync(TestContext.Current.CancellationToken);
        // The other thread is at its second wait, or on its way there, and only one signal has been given.
        Assert.Equal(1, passed);
        handOff.Signal();
        await waiting.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, passed);
    }

    [Fact]
    public void What_this_system_lacks_is_refused_with_the_reason()
    {
        foreach (var kind in Enum.GetValues<HandOffKind>())
        {
            if (HandOff.Limitation(kind) is { } reason)
                Assert.Equal(reason, Assert.Throws<PlatformNotSupportedException>(() => HandOff.Create(kind)).Message);
            else
                HandOff.Create(kind).Dispose();
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => HandOff.Create((HandOffKind)100));
    }

    [Fact]
    public void Disposing_twice_does_no_harm()
    {
        foreach (var kind in Enum.GetValues<HandOffKind>().Where(kind => HandOff.Limitation(kind) is null))
        {
            var handOff = HandOff.Create(kind);
            handOff.Dispose();
            handOff.Dispose();
        }
    }

    [Fact(Timeout = 60_000)]
    public Task Every_primitive_has_a_row_on_one_core_and_on_two_or_a_reason() => Task.Run(() =>
    {
        var rows = HandOffLatency.Run(Quick);

        Assert.Equal(2 * Enum.GetValues<HandOffKind>().Length, rows.Count);
        Assert.Equal(rows.Count, rows.Select(row => row.Name).Distinct().Count());
        Assert.All(rows, row => Assert.Equal(row.Latency is null, row.Limitation is not null));
        Assert.All(rows.Where(row => row.Latency is not null), row =>
        {
            Assert.Equal(2, row.Latency!.Count);
            // A round trip is two hand-offs.
            Assert.True(row.Latency.BatchSize % 2 == 0);
            Assert.True(row.Latency.Min > Nanoseconds.Zero);
        });
        Assert.All(rows.Where(row => row.Placement == CorePlacement.SameCore), row =>
            Assert.Equal(CpuAffinity.IsSupported && HandOff.Limitation(row.Kind) is null, row.Latency is not null));
    }, TestContext.Current.CancellationToken);

    private static Task OnThread(Action body) =>
        Task.Factory.StartNew(body, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
