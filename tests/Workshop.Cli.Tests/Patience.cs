namespace Workshop.Cli.Tests;

/// <summary>Ends every wait for a process: late enough for a busy machine, and with the test run if that is stopped.</summary>
internal static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>Does the work with a token that is cancelled when patience is over.</summary>
    public static async Task<T> WithAsync<T>(Func<CancellationToken, Task<T>> work)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Limit);
        return await work(patience.Token);
    }
}
