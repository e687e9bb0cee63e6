using System.Text.Json.Nodes;
using NetMQ;
using NetMQ.Sockets;
using Workshop.Kernel.Tests.Client;

namespace Workshop.Kernel.Tests;

public sealed class ControlTests(RunningKernel kernel) : IClassFixture<RunningKernel>, IDisposable
{
    private readonly KernelClient _client = kernel.Connect();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task An_endless_loop_is_interrupted_and_its_state_kept()
    {
        kernel.Host.Children = [17, 18];
        var cell = _client.Execute("var turns = 1; Console.WriteLine(\"turning\"); while (true) turns |= 2;");
        _client.Published("stream", cell);
        _client.SendControl("interrupt_request");
        Assert.Equal("interrupt_reply", _client.ReceiveControl().Type);
        var outcome = _client.Finish(cell);
        Assert.Equal("error", outcome.Status);
        Assert.Equal("Interrupted", Assert.Single(outcome.Published, m => m.Type == "error").Text("ename"));
        // The children of earlier cells live on.
        Assert.Equal([17, 18], await kernel.Host.Spared.Reader.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal("True", _client.Run("turns > 0").Result);
    }

    [Fact]
    public void The_control_channel_answers_while_a_cell_runs()
    {
        using var gate = new Gate();
        var cell = _client.Begin(gate.Wait);
        _client.SendControl("kernel_info_request");
        var info = _client.ReceiveControl();
        Assert.Equal("kernel_info_reply", info.Type);
        _client.SendControl("debug_request", new JsonObject { ["seq"] = 3, ["type"] = "request", ["command"] = "attach" });
        var debug = _client.ReceiveControl();
        Assert.False((bool)debug.Content["success"]!);
        Assert.Equal(3, (int)debug.Content["request_seq"]!);
        gate.Open();
        Assert.Equal("ok", _client.Finish(cell).Status);
    }

    [Fact]
    public void The_heart_beats_while_a_cell_runs()
    {
        using var gate = new Gate();
        var cell = _client.Begin(gate.Wait);
        using var heart = new RequestSocket($">tcp://127.0.0.1:{kernel.Connection.HeartbeatPort}");
        heart.SendFrame("ping");
        Assert.Equal("ping", heart.ReceiveFrameString());
        gate.Open();
        _client.Finish(cell);
    }

    [Fact]
    public void An_interruption_without_a_cell_changes_nothing()
    {
        _client.SendControl("interrupt_request");
        Assert.Equal("ok", _client.ReceiveControl().Text("status"));
        Assert.Equal("1", _client.Run("1").Result);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_shutdown_is_answered_to_the_sender_and_to_all_and_ends_children(bool restart)
    {
        using var own = new RunningKernel("secret");
        using var client = own.Connect();
        var id = client.SendControl("shutdown_request", new JsonObject { ["restart"] = restart });
        Assert.Equal(restart, (bool)client.ReceiveControl().Content["restart"]!);
        Assert.Equal(restart, (bool)client.Published("shutdown_reply", id).Content["restart"]!);
        await own.ShutdownAsked.WaitAsync(TestContext.Current.CancellationToken);
        own.Dispose();
        Assert.Equal([], await own.Host.Spared.Reader.ReadAsync(TestContext.Current.CancellationToken));
    }
}
