using System.Text.Json.Nodes;
using Workshop.Kernel.Tests.Client;

namespace Workshop.Kernel.Tests;

public sealed class RequestTests(RunningKernel kernel) : IClassFixture<RunningKernel>, IDisposable
{
    private readonly KernelClient _client = kernel.Connect();

    public void Dispose() => _client.Dispose();

    [Fact]
    public void The_kernel_says_who_it_is()
    {
        var outcome = _client.Request("kernel_info_request");
        var info = outcome.Reply.Content;
        Assert.Equal(["busy", "idle"], outcome.Types);
        Assert.Equal("ok", outcome.Status);
        Assert.Equal("5.4", (string?)info["protocol_version"]);
        Assert.Equal("C#", (string?)info["language_info"]!["name"]);
        Assert.Equal("text/x-csharp", (string?)info["language_info"]!["mimetype"]);
        Assert.Equal(".cs", (string?)info["language_info"]!["file_extension"]);
    }

    [Fact]
    public void The_ports_are_told()
    {
        var reply = _client.Request("connect_request").Reply.Content;
        Assert.Equal(kernel.Connection.ShellPort, (int)reply["shell_port"]!);
        Assert.Equal(kernel.Connection.HeartbeatPort, (int)reply["hb_port"]!);
    }

    [Fact]
    public void Positions_are_code_points()
    {
        // The bread is one code point and two UTF-16 units.
        var reply = _client.Request("complete_request", new JsonObject { ["code"] = "\"🍞\" + Cons", ["cursor_pos"] = 10 }).Reply.Content;
        Assert.Equal("ok", (string?)reply["status"]);
        Assert.Equal(10, (int)reply["cursor_end"]!);
    }

    [Fact]
    public void What_cannot_be_inspected_is_not_found()
    {
        var reply = _client.Request("inspect_request", new JsonObject { ["code"] = "   ", ["cursor_pos"] = 1, ["detail_level"] = 0 }).Reply.Content;
        Assert.Equal("ok", (string?)reply["status"]);
        Assert.False((bool)reply["found"]!);
    }

    [Fact]
    public void A_whole_statement_is_complete() =>
        Assert.Equal("complete", _client.Request("is_complete_request", new JsonObject { ["code"] = "var x = 1;" }).Status);

    [Fact]
    public void An_unknown_request_has_no_reply_and_is_idle_again()
    {
        var id = _client.SendShell("bake_request");
        Assert.Equal(["busy", "idle"], _client.PublishedFor(id).Select(m => m.Text("execution_state")));
        Assert.Equal("kernel_info_reply", _client.Request("kernel_info_request").Reply.Type);
    }

    [Fact]
    public void A_request_with_a_wrong_content_is_answered_by_an_error()
    {
        var outcome = _client.Request("complete_request", new JsonObject { ["code"] = "x", ["cursor_pos"] = "far" });
        Assert.Equal("complete_reply", outcome.Reply.Type);
        Assert.Equal("error", outcome.Status);
    }

    [Fact]
    public void History_is_told_by_tail_range_and_search()
    {
        using var own = new RunningKernel("secret");
        using var client = own.Connect();
        foreach (var code in new[] { "1", "var knead = 2;", "1", "knead" })
            client.Run(code);
        Assert.Equal(["1", "knead"], Find(new JsonObject { ["hist_access_type"] = "tail", ["n"] = 2 }));
        Assert.Equal(["var knead = 2;", "1"], Find(new JsonObject { ["hist_access_type"] = "range", ["session"] = 0, ["start"] = 2, ["stop"] = 4 }));
        Assert.Equal(["var knead = 2;", "knead"], Find(new JsonObject { ["hist_access_type"] = "search", ["pattern"] = "*knead*" }));
        Assert.Equal(["1"], Find(new JsonObject { ["hist_access_type"] = "search", ["pattern"] = "1", ["unique"] = true }));
        var withOutput = client.Request("history_request", new JsonObject { ["hist_access_type"] = "tail", ["n"] = 1, ["output"] = true }).Reply;
        Assert.Equal("""[[1,4,["knead","2"]]]""", withOutput.Content["history"]!.ToJsonString());

        IEnumerable<string?> Find(JsonObject asked) =>
            client.Request("history_request", asked).Reply.Content["history"]!.AsArray().Select(entry => (string?)entry![2]);
    }
}
