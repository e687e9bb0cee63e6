using Workshop.Experiments;
using Workshop.Processes;

namespace Workshop.Tests.Processes.Channels;

public class IpcRoundTripTests
{
    private const int RoundTrips = 20;

    [Fact(Timeout = 60_000)]
    public async Task Every_channel_has_a_sample_per_round_trip()
    {
        var rows = await IpcChannelTests.OnThread(() => IpcRoundTrip.Run(EchoOnThread, RoundTrips), TestContext.Current.CancellationToken);

        Assert.Equal([null, .. Enum.GetValues<IpcKind>().Cast<IpcKind?>()], rows.Select(row => row.Kind));
        Assert.All(rows.Where(row => row.Kind is not { } kind || IpcChannel.Limitation(kind) is null), row =>
        {
            Assert.True(row.Times is not null, row.Limitation);
            Assert.Equal(RoundTrips, row.Times.Count);
        });
    }

    [Fact(Timeout = 60_000)]
    public async Task A_peer_that_fails_before_it_connects_becomes_a_row_that_says_why()
    {
        var rows = await IpcChannelTests.OnThread(
            () => IpcRoundTrip.Run(_ => Task.FromException(new InvalidOperationException("No child today.")), RoundTrips),
            TestContext.Current.CancellationToken);

        Assert.All(rows.Where(row => row.Kind is { } kind && IpcChannel.Limitation(kind) is null), row =>
        {
            Assert.Null(row.Times);
            Assert.Contains("No child today.", row.Limitation, StringComparison.Ordinal);
        });
    }

    private static Task EchoOnThread(string address) => IpcChannelTests.OnThread(() =>
    {
        IpcRoundTrip.Echo(address);
        return true;
    }, CancellationToken.None);
}
