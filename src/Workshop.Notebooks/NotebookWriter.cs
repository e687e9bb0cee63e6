using System.Text.Json.Nodes;

namespace Workshop.Notebooks;

/// <summary>Turns the model into nbformat 4.5.</summary>
internal static class NotebookWriter
{
    internal static string Write(Notebook notebook)
    {
        var root = (JsonObject)notebook.OtherMembers.DeepClone();
        root["cells"] = new JsonArray([.. notebook.Cells.Select(ToNode)]);
        root["metadata"] = notebook.Metadata.DeepClone();
        root["nbformat"] = 4;
        root["nbformat_minor"] = notebook.FormatMinor;
        return NotebookJson.Write(root);
    }

    private static JsonObject ToNode(NotebookCell cell)
    {
        var node = (JsonObject)cell.OtherMembers.DeepClone();
        node["cell_type"] = cell.Kind switch
        {
            CellKind.Code => "code",
            CellKind.Markdown => "markdown",
            _ => "raw",
        };
        node["id"] = cell.Id;
        node["metadata"] = cell.Metadata.DeepClone();
        node["source"] = MultilineText.Split(cell.Source);
        if (cell.Kind == CellKind.Code)
        {
            node["execution_count"] = cell.ExecutionCount;
            node["outputs"] = new JsonArray([.. cell.Outputs.Select(ToNode)]);
        }
        return node;
    }

    private static JsonObject ToNode(CellOutput output) => output switch
    {
        StreamOutput stream => new JsonObject
        {
            ["output_type"] = "stream",
            ["name"] = stream.Name,
            ["text"] = MultilineText.Split(stream.Text),
        },
        ErrorOutput error => new JsonObject
        {
            ["output_type"] = "error",
            ["ename"] = error.Name,
            ["evalue"] = error.Value,
            ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
        },
        ExecuteResultOutput result => new JsonObject
        {
            ["output_type"] = "execute_result",
            ["execution_count"] = result.ExecutionCount,
            ["data"] = MultilineText.SplitBundle(result.Data),
            ["metadata"] = result.Metadata.DeepClone(),
        },
        RichOutput display => new JsonObject
        {
            ["output_type"] = "display_data",
            ["data"] = MultilineText.SplitBundle(display.Data),
            ["metadata"] = display.Metadata.DeepClone(),
        },
        _ => throw new InvalidOperationException(
            $"A notebook cannot hold an output of type {output.GetType().Name}. Use one of the four kinds of nbformat 4."),
    };
}
