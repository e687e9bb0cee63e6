using System.Text.Json.Nodes;
using Workshop.Kernel.Tests.Client;

namespace Workshop.Kernel.Tests;

public sealed class CommTests(RunningKernel kernel) : IClassFixture<RunningKernel>, IDisposable
{
    private readonly KernelClient _client = kernel.Connect();

    public void Dispose() => _client.Dispose();

    [Fact]
    public void A_conversation_with_a_target_that_nobody_registered_is_closed_at_once()
    {
        var id = _client.SendShell("comm_open", new JsonObject { ["comm_id"] = "c1", ["target_name"] = "nobody", ["data"] = new JsonObject() });
        var published = _client.PublishedFor(id);
        Assert.Equal("c1", Assert.Single(published, m => m.Type == "comm_close").Text("comm_id"));
    }

    [Fact]
    public void A_cell_takes_conversations_that_the_page_begins()
    {
        var cell = _client.Execute("""
            using Workshop.Scripting;
            Comm.RegisterTarget("thermometer", (comm, opening) =>
            {
                comm.Received += message =>
                {
                    Console.WriteLine("asked");
                    comm.Send(new { celsius = message.Data.GetProperty("at").GetInt32() + 1 }, [.. message.Buffers]);
                };
                comm.Closed += message => Console.WriteLine("over");
            });
            """);
        Assert.Equal("ok", _client.Finish(cell).Status);
        _client.SendShell("comm_open", new JsonObject { ["comm_id"] = "t", ["target_name"] = "thermometer", ["data"] = new JsonObject() });
        var asked = _client.SendShell("comm_msg", new JsonObject { ["comm_id"] = "t", ["data"] = new JsonObject { ["at"] = 20 } }, [1, 2, 3]);

        var published = _client.ReceiveThroughIdle(asked);
        var answer = Assert.Single(published, m => m.Type == "comm_msg");
        Assert.Equal(asked, answer.ParentId);
        Assert.Equal(21, (int)answer.Content["data"]!["celsius"]!);
        Assert.Equal([1, 2, 3], Assert.Single(answer.Buffers));
        // What a handler writes appears in the cell that registered it.
        var written = Assert.Single(published, m => m.Type == "stream");
        Assert.Equal(("asked\n", cell), (written.Text("text"), written.ParentId));
        var comms = _client.Request("comm_info_request", new JsonObject { ["target_name"] = "thermometer" }).Reply.Content["comms"]!;
        Assert.Equal("thermometer", (string?)comms["t"]!["target_name"]);

        _client.SendShell("comm_close", new JsonObject { ["comm_id"] = "t", ["data"] = new JsonObject() });
        Assert.Equal("over\n", _client.Published("stream", cell).Text("text"));
        Assert.Equal("{}", _client.Request("comm_info_request").Reply.Content["comms"]!.ToJsonString());
    }

    [Fact]
    public void A_cell_begins_and_ends_a_conversation()
    {
        var outcome = _client.Run("""
            var plotter = Workshop.Scripting.Comm.Open("plotter", new { points = 3 });
            plotter.Close();
            """);
        Assert.Equal(["busy", "execute_input", "comm_open", "comm_close", "idle"], outcome.Types);
        Assert.Equal("plotter", outcome.Published[2].Text("target_name"));
        Assert.Equal(3, (int)outcome.Published[2].Content["data"]!["points"]!);
    }
}
