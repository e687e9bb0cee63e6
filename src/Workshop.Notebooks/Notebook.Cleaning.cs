using System.Text.Json.Nodes;

namespace Workshop.Notebooks;

public sealed partial class Notebook
{
    // What editors and runners write by themselves and what differs from machine to machine.
    private static readonly string[] VolatileOfNotebook =
        ["orig_nbformat", "orig_nbformat_minor", "papermill", "signature", "vscode", "widgets"];

    private static readonly string[] VolatileOfCell =
        ["collapsed", "ExecuteTime", "execution", "papermill", "scrolled", "trusted"];

    /// <summary>A copy without outputs and execution counts; the metadata stays.</summary>
    public Notebook WithoutOutputs()
    {
        var copy = Clone();
        foreach (var cell in copy.Cells)
        {
            cell.Outputs.Clear();
            cell.ExecutionCount = null;
        }
        return copy;
    }

    /// <summary>A copy as the course commits it: no outputs, no execution counts, no volatile metadata.</summary>
    public Notebook Clean()
    {
        var copy = WithoutOutputs();
        Remove(copy.Metadata, VolatileOfNotebook);
        if (copy.Metadata["language_info"] is JsonObject language)
            language.Remove("version");
        foreach (var cell in copy.Cells)
        {
            Remove(cell.Metadata, VolatileOfCell);
            if (cell.Metadata["jupyter"] is JsonObject view && view.Remove("outputs_hidden") && view.Count == 0)
                cell.Metadata.Remove("jupyter");
        }
        return copy;
    }

    private static void Remove(JsonObject metadata, string[] names)
    {
        foreach (var name in names)
            metadata.Remove(name);
    }
}
