using System.Text.Json.Nodes;
using Workshop.Kernel.Tests.Client;

namespace Workshop.Kernel.Tests;

public sealed class ExecuteTests(RunningKernel kernel) : IClassFixture<RunningKernel>, IDisposable
{
    private readonly KernelClient _client = kernel.Connect();

    public void Dispose() => _client.Dispose();

    [Fact]
    public void A_cell_is_busy_then_input_output_and_value_then_idle()
    {
        var outcome = _client.Run("Console.WriteLine(\"hello\"); 6 * 7");
        Assert.Equal("ok", outcome.Status);
        Assert.Equal(["busy", "execute_input", "stream", "execute_result", "idle"], outcome.Types);
        Assert.Equal("hello\n", outcome.Stdout);
        Assert.Equal("42", outcome.Result);
    }

    [Fact]
    public void A_failing_cell_has_exactly_one_error_that_says_where()
    {
        var outcome = _client.Run("var kneaded = 1;\n\nthrow new InvalidOperationException(\"burnt\");");
        var error = Assert.Single(outcome.Published, m => m.Type == "error");
        Assert.Equal("error", outcome.Status);
        Assert.Equal("InvalidOperationException", error.Text("ename"));
        Assert.Equal("burnt", error.Text("evalue"));
        var number = (int)outcome.Reply.Content["execution_count"]!;
        var traceback = error.Content["traceback"]!.AsArray().Select(line => (string)line!).ToList();
        Assert.Contains(traceback, line => line.Contains($"cell {number}, line 3", StringComparison.Ordinal));
        Assert.Contains(traceback, line => line.Contains('\e', StringComparison.Ordinal));
        Assert.True(JsonNode.DeepEquals(error.Content["traceback"], outcome.Reply.Content["traceback"]));
    }

    [Fact]
    public void A_cell_that_does_not_compile_says_why()
    {
        var outcome = _client.Run("int x = \"text\";");
        var error = Assert.Single(outcome.Published, m => m.Type == "error");
        Assert.Equal("CompilationError", error.Text("ename"));
        Assert.Contains("CS0029", error.Text("evalue"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_silent_cell_runs_unseen_and_uncounted()
    {
        var before = Number(_client.Run("var seen = 1;"));
        var silent = _client.Run("seen = 2; Console.WriteLine(\"unseen\"); seen", new JsonObject { ["silent"] = true });
        Assert.Equal(["busy", "idle"], silent.Types);
        var after = _client.Run("seen");
        Assert.Equal("2", after.Result);
        Assert.Equal(before + 1, Number(after));
    }

    [Fact]
    public void A_cell_that_is_not_to_be_stored_is_shown_but_not_counted()
    {
        var before = Number(_client.Run("1"));
        Assert.Equal("2", _client.Run("2", new JsonObject { ["store_history"] = false }).Result);
        Assert.Equal(before + 1, Number(_client.Run("3")));
    }

    [Fact]
    public void User_expressions_are_evaluated_after_the_cell_and_may_fail_alone()
    {
        var expressions = new JsonObject { ["sum"] = "loaves + 1", ["wrong"] = "nowhere" };
        var outcome = _client.Run("var loaves = 4;", new JsonObject { ["user_expressions"] = expressions });
        var values = outcome.Reply.Content["user_expressions"]!;
        Assert.Equal("5", (string?)values["sum"]!["data"]!["text/plain"]);
        Assert.Equal("error", (string?)values["wrong"]!["status"]);
        Assert.DoesNotContain("error", outcome.Types);
    }

    [Fact]
    public async Task After_a_failure_only_the_cells_received_before_it_are_aborted()
    {
        using var gate = new Gate();
        var failing = _client.Begin(gate.Wait + " throw new Exception();");
        var behind = _client.Execute("Console.WriteLine(\"must not run\");");
        // What comes after the cell on the same socket, and leaves a trace, tells that the cell was received.
        _client.SendForged("execute_request", []);
        await kernel.Host.LoggedAsync("signature");
        gate.Open();

        Assert.Equal("error", _client.Finish(failing).Status);
        var aborted = _client.Finish(behind);
        Assert.Equal("aborted", aborted.Status);
        Assert.Equal(["busy", "idle"], aborted.Types);
        Assert.Equal("ran", _client.Run("\"ran\"").Result);
    }

    [Fact]
    public async Task With_stop_on_error_off_the_next_cells_run()
    {
        using var gate = new Gate();
        var failing = _client.Execute(gate.Wait + " throw new Exception();", new JsonObject { ["stop_on_error"] = false });
        var behind = _client.Execute("7");
        _client.SendForged("execute_request", []);
        await kernel.Host.LoggedAsync("signature");
        gate.Open();

        Assert.Equal("error", _client.Finish(failing).Status);
        Assert.Equal("7", _client.Finish(behind).Result);
    }

    [Fact]
    public void Displays_can_be_updated_and_cleared()
    {
        var outcome = _client.Run("""
            var oven = display("cold");
            oven.Update("hot");
            Workshop.Scripting.NotebookDisplay.Clear(wait: true);
            """);
        Assert.Equal(["busy", "execute_input", "display_data", "update_display_data", "clear_output", "idle"], outcome.Types);
        var (shown, updated) = (outcome.Published[2].Content, outcome.Published[3].Content);
        Assert.Equal((string?)shown["transient"]!["display_id"], (string?)updated["transient"]!["display_id"]);
        Assert.Equal("hot", (string?)updated["data"]!["text/plain"]);
        Assert.True((bool)outcome.Published[4].Content["wait"]!);
    }

    [Fact]
    public void Late_output_belongs_to_the_cell_that_made_it()
    {
        using var gate = new Gate();
        var maker = _client.Execute($"new Thread(() => {{ {gate.Wait} Console.WriteLine(\"late\"); }}).Start();");
        Assert.Equal("ok", _client.Finish(maker).Status);
        _client.Run("1");
        gate.Open();
        Assert.Equal("late\n", _client.Published("stream", maker).Text("text"));
    }

    [Fact]
    public void Ten_megabytes_arrive_whole_and_in_order_before_idle()
    {
        var outcome = _client.Run("for (var i = 0; i < 1_000_000; i++) Console.WriteLine(i.ToString(\"D9\"));");
        var lines = outcome.Stdout.Split('\n');
        Assert.Equal(1_000_001, lines.Length);
        Assert.Equal(10_000_000, outcome.Stdout.Length);
        for (var i = 0; i < 1_000_000; i++)
            Assert.Equal(i, int.Parse(lines[i], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Raw_output_of_children_is_shown_in_the_cell_before_idle()
    {
        using var gate = new Gate();
        var cell = _client.Begin("Console.WriteLine(\"own\"); " + gate.Wait);
        kernel.Host.WriteRaw("of a child");
        gate.Open();
        Assert.Equal("own\nof a child", _client.Finish(cell).Stdout);
    }

    [Fact]
    public void Two_clients_work_at_once_and_both_see_everything()
    {
        using var other = kernel.Connect();
        var mine = _client.Execute("\"mine\"");
        var others = other.Execute("\"other's\"");
        Assert.Equal("other's", other.Finish(others).Result);
        // Whose cell came first is the kernel's choice.
        var published = new List<ReceivedMessage>();
        while (!IsIdle(mine) || !IsIdle(others))
            published.Add(_client.ReceiveIopub());
        Assert.Equal(["mine", "other's"], published
            .Where(message => message.Type == "execute_result")
            .Select(message => (string?)message.Content["data"]!["text/plain"]).Order());
        Assert.Equal(mine, _client.ReceiveShell().ParentId);

        bool IsIdle(string id) => published.Any(message => message is { Type: "status" } && message.ParentId == id && message.Text("execution_state") == "idle");
    }

    private static int Number(Outcome outcome) => (int)outcome.Reply.Content["execution_count"]!;
}
