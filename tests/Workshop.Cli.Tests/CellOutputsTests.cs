using System.Text.Json.Nodes;
using Workshop.Cli.Execution.Outputs;
using Workshop.Notebooks;

namespace Workshop.Cli.Tests;

public class CellOutputsTests
{
    private readonly CellOutputs _outputs = new();

    [Fact]
    public void Text_beyond_the_limit_is_left_out_and_counted()
    {
        _outputs.Write("stdout", new string('x', CellOutputs.MostText - 1));
        _outputs.Write("stdout", "yz");
        _outputs.Write("stdout", "zz");
        var kept = Assert.IsType<StreamOutput>(_outputs.ToList()[0]);
        Assert.Equal(CellOutputs.MostText, kept.Text.Length);
        Assert.EndsWith("xy", kept.Text, StringComparison.Ordinal);
        var note = Assert.IsType<StreamOutput>(_outputs.ToList()[1]);
        Assert.StartsWith("… 3 characters more", note.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Clearing_makes_room_for_text_again()
    {
        _outputs.Write("stdout", new string('x', CellOutputs.MostText + 1));
        _outputs.Clear(wait: false);
        _outputs.Write("stdout", "new");
        Assert.Equal([new StreamOutput("stdout", "new")], _outputs.ToList());
    }

    [Fact]
    public void An_update_changes_every_output_of_that_id_and_no_other()
    {
        foreach (var id in new[] { "a", "b", "a" })
            _outputs.Add(new DisplayOutput(new JsonObject { ["text/plain"] = "old" }, [], id));
        _outputs.Update("a", new DisplayOutput(new JsonObject { ["text/plain"] = "new" }, [], "a"));
        Assert.Equal(["new", "old", "new"], _outputs.ToList().Cast<DisplayOutput>().Select(output => output.Text("text/plain")));
    }
}
