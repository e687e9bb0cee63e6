using Workshop.Experiments;
using Workshop.Measurement;
using Workshop.Processes;

namespace Workshop.Tests.Processes.Channels;

public class IpcThroughputTests
{
    private const int Batches = 2;

    [Fact(Timeout = 60_000)]
    public async Task Every_channel_has_a_sample_per_confirmed_batch()
    {
        var rows = await IpcChannelTests.OnThread(() => IpcThroughput.Run(SwallowOnThread, Batches), TestContext.Current.CancellationToken);

        Assert.Equal(Enum.GetValues<IpcKind>(), rows.Select(row => row.Kind));
        Assert.Equal(rows.Count, rows.Select(row => row.Channel).Distinct().Count());
        Assert.All(rows.Where(row => IpcChannel.Limitation(row.Kind) is null), row =>
        {
            Assert.True(row.Blocks is not null, row.Limitation);
            Assert.Equal(Batches, row.Blocks.Count);
            Assert.True(row.BytesPerSecond > 0);
        });
    }

    [Fact]
    public void Bytes_per_second_are_the_blocks_length_by_its_median_time()
    {
        var row = new IpcThroughputRow("pipe", IpcKind.Pipe, new("pipe", [new Nanoseconds(IpcThroughput.BlockLength)]), Limitation: null);

        Assert.Equal(1e9, row.BytesPerSecond!.Value, tolerance: 1);
    }

    private static Task SwallowOnThread(string address) => IpcChannelTests.OnThread(() =>
    {
        IpcThroughput.Swallow(address);
        return true;
    }, CancellationToken.None);
}
