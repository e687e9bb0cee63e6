using Workshop.Experiments;

namespace Workshop.Tests.Experiments;

public class SlowServerTests
{
    private const int LifetimeTimer = 1;
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    [Fact(Timeout = 60_000)]
    public async Task Hundreds_of_downloads_wait_at_the_same_time_and_all_are_answered()
    {
        var time = new ManualTime();
        using var server = new SlowServer(Delay, Lifetime, time);
        var downloads = Enumerable.Range(0, 300).Select(_ => server.DownloadAsync(TestContext.Current.CancellationToken)).ToArray();
        await time.Made(LifetimeTimer + 300);

        Assert.Equal(300, server.MostWaiting);
        Assert.Equal(0, server.Answered);
        time.Fire(Delay);

        Assert.All(await Task.WhenAll(downloads), bytes => Assert.Equal(SlowServer.AnswerBytes, bytes));
        Assert.Equal(300, server.Answered);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_blocking_download_keeps_its_thread_until_the_delay_is_over()
    {
        var time = new ManualTime();
        using var server = new SlowServer(Delay, Lifetime, time);
        var download = Task.Factory.StartNew(
            server.Download, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await time.Made(LifetimeTimer + 1);

        Assert.False(download.IsCompleted);
        time.Fire(Delay);

        Assert.Equal(SlowServer.AnswerBytes, await download);
    }

    [Fact(Timeout = 60_000)]
    public async Task Disposing_fails_the_downloads_that_wait_and_refuses_new_ones()
    {
        var time = new ManualTime();
        var server = new SlowServer(Delay, Lifetime, time);
        var waiting = server.DownloadAsync(TestContext.Current.CancellationToken);
        await time.Made(LifetimeTimer + 1);

        server.Dispose();
        server.Dispose();

        await Assert.ThrowsAsync<IOException>(() => waiting);
        var refusal = Assert.Throws<IOException>(() => server.Download());
        Assert.Contains("Start a new", refusal.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_server_ends_when_its_lifetime_is_over()
    {
        var time = new ManualTime();
        using var server = new SlowServer(Delay, Lifetime, time);
        var waiting = server.DownloadAsync(TestContext.Current.CancellationToken);
        await time.Made(LifetimeTimer + 1);

        time.Fire(Lifetime);

        await Assert.ThrowsAsync<IOException>(() => waiting);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_client_that_breaks_off_harms_nobody()
    {
        var time = new ManualTime();
        using var server = new SlowServer(Delay, Lifetime, time);
        using var stop = new CancellationTokenSource();
        var leaving = server.DownloadAsync(stop.Token);
        await time.Made(LifetimeTimer + 1);
        var staying = server.DownloadAsync(TestContext.Current.CancellationToken);
        await time.Made(LifetimeTimer + 2);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        time.Fire(Delay);

        Assert.Equal(SlowServer.AnswerBytes, await staying);
    }
}
