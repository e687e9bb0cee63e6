using System.Globalization;

namespace Jupyter.Tests;

public class ConversationTests(Conversation conversation) : IClassFixture<Conversation>
{
    [Fact]
    public void The_kernel_says_that_it_speaks_csharp()
    {
        var info = conversation["info"];
        Assert.Equal("C#", info.GetProperty("language_info").GetProperty("name").GetString());
        Assert.StartsWith("5.", info.GetProperty("protocol_version").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_expression_is_the_value()
    {
        Assert.Equal("2", conversation["value"].Value());
        Assert.Equal(1, conversation["value"].GetProperty("count").GetInt32());
    }

    [Fact]
    public void Both_streams_arrive_apart()
    {
        Assert.Equal("to out", conversation["streams"].Stream("stdout"));
        Assert.Equal("to error", conversation["streams"].Stream("stderr"));
    }

    [Fact]
    public void User_expressions_are_evaluated_after_the_cell()
    {
        var expressions = conversation["expression"].GetProperty("expressions");
        Assert.Equal("rye", expressions.GetProperty("first").GetProperty("data").GetProperty("text/plain").GetString());
        Assert.Equal("error", expressions.GetProperty("wrong").GetProperty("status").GetString());
    }

    [Fact]
    public void A_silent_cell_runs_unseen_and_is_not_counted()
    {
        Assert.Empty(conversation["silent"].OfType("execute_result"));
        Assert.Equal("2", conversation["unstored"].Value());
        Assert.Equal(
            conversation["expression"].GetProperty("count").GetInt32() + 1, conversation["error"].GetProperty("count").GetInt32());
    }

    [Fact]
    public void A_failure_names_cell_and_line_and_keeps_the_output_before_it()
    {
        var run = conversation["error"];
        Assert.Equal("before\n", run.Stream("stdout"));
        Assert.Equal("InvalidOperationException", run.Error().GetProperty("ename").GetString());
        Assert.Equal("the oven is cold", run.Error().GetProperty("evalue").GetString());
        var number = run.GetProperty("count").GetInt32().ToString(CultureInfo.InvariantCulture);
        Assert.Contains($"cell {number}, line 2", run.Error().Traceback(), StringComparison.Ordinal);
        Assert.Contains("\e[", run.Error().Traceback(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_that_does_not_compile_shows_the_place() =>
        Assert.Contains("int broken = ;", conversation["compile_error"].Error().Traceback(), StringComparison.Ordinal);

    [Fact]
    public void Tab_completes_members_of_an_earlier_cells_variable()
    {
        var reply = conversation["complete"];
        var matches = reply.GetProperty("matches").EnumerateArray().Select(m => m.GetString()).ToList();
        Assert.Contains("Add", matches);
        Assert.Contains("AddRange", matches);
        Assert.DoesNotContain("Clear", matches);
        Assert.Equal((6, 8), (reply.GetProperty("cursor_start").GetInt32(), reply.GetProperty("cursor_end").GetInt32()));
    }

    [Fact]
    public void Inspecting_a_method_shows_its_declaration()
    {
        Assert.True(conversation["inspect"].GetProperty("found").GetBoolean());
        Assert.Contains("WriteLine", conversation["inspect"].GetProperty("data").GetProperty("text/plain").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_console_is_told_when_a_cell_goes_on() =>
        Assert.Equal(["complete", "incomplete", "invalid"], conversation["is_complete"].EnumerateArray().Select(s => s.GetString()));

    [Fact]
    public void The_history_holds_the_latest_cells()
    {
        var cells = conversation["history"].GetProperty("history").EnumerateArray().Select(entry => entry[2].GetString()).ToList();
        Assert.Equal(3, cells.Count);
        Assert.Equal("int broken = ;", cells[^1]);
    }

    [Fact]
    public void No_comm_is_open() => Assert.Empty(conversation["comms"].GetProperty("comms").EnumerateObject());

    [Fact]
    public void A_cell_asks_the_reader_and_goes_on_with_the_answer()
    {
        Assert.EndsWith("A rye\n", conversation["input"].Stream("stdout"), StringComparison.Ordinal);
        Assert.False(conversation["questions"][0].GetProperty("password").GetBoolean());
    }

    [Fact]
    public void A_password_is_asked_for_as_one()
    {
        Assert.Equal("6\n", conversation["password"].Stream("stdout"));
        Assert.True(conversation["questions"][1].GetProperty("password").GetBoolean());
        Assert.Equal("Key?", conversation["questions"][1].GetProperty("prompt").GetString());
    }

    [Fact]
    public void Without_anybody_to_answer_a_question_is_an_error_that_says_so() =>
        Assert.Equal("error", conversation["no_input"].Status());

    [Fact]
    public void Two_clients_see_the_same_state() => Assert.Equal("2", conversation["second"].Value());

    [Fact]
    public void An_endless_loop_stops_when_interrupted_and_the_state_stays()
    {
        Assert.Equal("error", conversation["endless"].Status());
        Assert.Equal("2", conversation["after_interrupt"].Value());
    }

    [Fact]
    public void An_interrupted_cell_takes_its_child_process_with_it()
    {
        Assert.Equal("error", conversation["child"].Status());
        AssertGone(conversation["child"].Stream("stdout").Split(' ', '.')[1]);
    }

    [Fact]
    public void A_restart_begins_anew_and_leaves_no_child_behind()
    {
        Assert.Equal("error", conversation["after_restart"].Status());
        Assert.Equal("CompilationError", conversation["after_restart"].Error().GetProperty("ename").GetString());
        AssertGone(conversation["left_behind"].Stream("stdout").Trim());
    }

    [Fact]
    public void After_a_shutdown_the_kernels_process_is_gone() =>
        AssertGone(conversation["pid"].GetInt32().ToString(CultureInfo.InvariantCulture));

    private static void AssertGone(string pid)
    {
        Assert.Matches("^[0-9]+$", pid);
        Assert.False(Directory.Exists($"/proc/{pid}"), $"process {pid} still runs");
    }
}
