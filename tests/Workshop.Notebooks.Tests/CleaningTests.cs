using System.Text.Json.Nodes;

namespace Workshop.Notebooks.Tests;

public class CleaningTests
{
    private static Notebook Executed()
    {
        var cell = new NotebookCell(CellKind.Code, "1", "a")
        {
            ExecutionCount = 4,
            Metadata = JsonNode.Parse("""
                {"collapsed": false, "execution": {"iopub.status.idle": "…"}, "ExecuteTime": {}, "scrolled": true, "trusted": true,
                 "jupyter": {"outputs_hidden": true}, "tags": ["page"], "workshop": {"columns": 2, "column": 1}}
                """)!.AsObject(),
        };
        cell.Outputs.Add(new StreamOutput("stdout", "1"));
        return new Notebook
        {
            Cells = [cell],
            Metadata = JsonNode.Parse("""
                {"kernelspec": {"name": ".net-csharp"}, "language_info": {"name": "C#", "version": "14.0"}, "widgets": {}, "vscode": {}, "ours": 1}
                """)!.AsObject(),
        };
    }

    [Fact]
    public void A_clean_notebook_has_neither_outputs_nor_volatile_metadata()
    {
        var clean = Executed().Clean();

        Assert.Empty(clean.Cells[0].Outputs);
        Assert.Null(clean.Cells[0].ExecutionCount);
        Assert.Equal(["tags", "workshop"], clean.Cells[0].Metadata.Select(member => member.Key));
        Assert.Equal(["kernelspec", "language_info", "ours"], clean.Metadata.Select(member => member.Key));
        Assert.Equal("""{"name":"C#"}""", clean.Metadata["language_info"]!.ToJsonString());
    }

    [Fact]
    public void Without_outputs_keeps_the_metadata()
    {
        var bare = Executed().WithoutOutputs();

        Assert.Empty(bare.Cells[0].Outputs);
        Assert.Null(bare.Cells[0].ExecutionCount);
        Assert.NotNull(bare.Cells[0].Metadata["scrolled"]);
        Assert.NotNull(bare.Metadata["widgets"]);
    }

    [Fact]
    public void Cleaning_leaves_the_executed_notebook_alone()
    {
        var executed = Executed();
        var before = executed.ToJson();

        executed.Clean();
        executed.WithoutOutputs();

        Assert.Equal(before, executed.ToJson());
    }

    [Fact]
    public void Cleaning_twice_changes_nothing_more()
    {
        var clean = Executed().Clean();

        Assert.Equal(clean.ToJson(), clean.Clean().ToJson());
    }
}
