using System.Net.Sockets;
using System.Text;
using Workshop.Kernel.Tests.Client;

namespace Workshop.Kernel.Tests;

public sealed class RubbishTests : IDisposable
{
    private readonly RunningKernel _kernel = new("secret");

    public void Dispose() => _kernel.Dispose();

    [Fact]
    public async Task Messages_that_are_none_are_logged_and_change_nothing()
    {
        using var client = _kernel.Connect();
        byte[][] frames = ["<IDS|MSG>"u8.ToArray(), "ab"u8.ToArray(), "{}"u8.ToArray()];
        client.SendShellFrames("no message"u8.ToArray());
        await _kernel.Host.LoggedAsync("2 frames");
        client.SendShellFrames(frames);
        await _kernel.Host.LoggedAsync("4 frames");
        client.SendForged("execute_request", []);
        await _kernel.Host.LoggedAsync("signature");
        Assert.Equal("2", client.Run("1 + 1").Result);
    }

    [Fact]
    public async Task Bytes_of_no_protocol_on_any_port_change_nothing()
    {
        var connection = _kernel.Connection;
        foreach (var port in new[] { connection.ShellPort, connection.ControlPort, connection.IopubPort, connection.StdinPort, connection.HeartbeatPort })
        {
            foreach (var rubbish in Rubbish())
            {
                using var tcp = new TcpClient();
                await tcp.ConnectAsync(connection.Ip, port, TestContext.Current.CancellationToken);
                try
                {
                    await tcp.GetStream().WriteAsync(rubbish, TestContext.Current.CancellationToken);
                }
                catch (IOException)
                {
                    // Hung up on: just as well.
                }
            }
        }

        using var client = _kernel.Connect();
        Assert.Equal("2", client.Run("1 + 1").Result);
        using var heart = new NetMQ.Sockets.RequestSocket($">tcp://127.0.0.1:{connection.HeartbeatPort}");
        NetMQ.OutgoingSocketExtensions.SendFrame(heart, "ping");
        Assert.Equal("ping", NetMQ.ReceivingSocketExtensions.ReceiveFrameString(heart));
    }

    [Fact]
    public async Task Who_announces_a_huge_message_is_hung_up_on()
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(_kernel.Connection.Ip, _kernel.Connection.ShellPort, TestContext.Current.CancellationToken);
        // ZMTP 2.0: signature, revision, a dealer, no identity; then a frame one byte longer than 64 MiB, of which no byte follows.
        byte[] bytes = [0xff, 0, 0, 0, 0, 0, 0, 0, 1, 0x7f, 1, 5, 0, 0, 2, 0, 0, 0, 0, 4, 0, 0, 1];
        await tcp.GetStream().WriteAsync(bytes, TestContext.Current.CancellationToken);
        var answer = new byte[256];
        try
        {
            while (await tcp.GetStream().ReadAsync(answer, TestContext.Current.CancellationToken).AsTask().WaitAsync(KernelClient.Patience, TestContext.Current.CancellationToken) > 0)
            {
            }
        }
        catch (IOException)
        {
            // A reset is a way to hang up, too.
        }
    }

    [Fact]
    public void Without_a_key_nothing_is_signed()
    {
        using var unsigned = new RunningKernel("");
        using var client = unsigned.Connect();
        Assert.Equal("ok", client.Request("kernel_info_request").Status);
    }

    [Fact]
    public void A_port_that_is_taken_is_named_with_a_remedy()
    {
        var refusal = Assert.Throws<ListenException>(() => JupyterKernel.Start(_kernel.Connection, new TestHost()));
        Assert.Contains($"{_kernel.Connection.HeartbeatPort} (hb_port)", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("picks free ports", refusal.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<byte[]> Rubbish()
    {
        yield return Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        yield return [0xff, 0xff, 0xff, 0xff];
        yield return [.. Enumerable.Repeat((byte)0, 4096)];
        // The greeting of ZMTP 3.0 with no mechanism, then a frame that claims to have 2^62 bytes.
        byte[] greeting = [0xff, 0, 0, 0, 0, 0, 0, 0, 1, 0x7f, 3, 0, .. "NULL"u8, .. new byte[16 + 1 + 31]];
        yield return [.. greeting, 0x02, 0x40, 0, 0, 0, 0, 0, 0, 0];
        // The same in ZMTP 1.0, whose length is of one byte or of eight.
        yield return [0xff, 0x40, 0, 0, 0, 0, 0, 0, 0, 0];
        yield return [1, 0, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0];
        var random = new byte[100_000];
        new Random(7).NextBytes(random);
        yield return random;
    }
}
