using System.Text.Json;
using System.Text.Json.Nodes;
using Workshop.Cli.Execution.Protocol;
using Workshop.Notebooks;
using Workshop.Scripting;

namespace Workshop.Cli.Execution.Outputs;

/// <summary>Collects what a notebook's process reports into the outputs of its cells. Not thread-safe.</summary>
internal sealed class NotebookOutputs
{
    private readonly Dictionary<int, CellOutputs> _ofCell = [];
    private int _running;

    /// <summary>From now on this cell runs: text written past the console is its text.</summary>
    internal void Begin(int cell) => _running = cell;

    /// <summary>Records what the event says about outputs; other events change nothing.</summary>
    internal void Apply(HostEvent happened)
    {
        switch (happened)
        {
            case TextWritten text:
                Of(text.Cell).Write(NameOf(text.Stream), text.Text);
                break;
            case RawTextWritten text:
                Of(_running).Write(NameOf(text.Stream), text.Text);
                break;
            case ValueDisplayed display:
                Of(display.Cell).Add(new DisplayOutput(ToData(display.Bundle), [], display.DisplayId));
                break;
            case ValueUpdated update:
                foreach (var outputs in _ofCell.Values)
                    outputs.Update(update.DisplayId, new DisplayOutput(ToData(update.Bundle), [], update.DisplayId));
                break;
            case OutputCleared cleared:
                Of(cleared.Cell).Clear(cleared.Wait);
                break;
            case CellEnded { Value: { } value } ended:
                Of(ended.Cell).Add(new ExecuteResultOutput(ended.Cell, ToData(value)));
                break;
        }
    }

    /// <summary>Adds the error that ended a cell.</summary>
    internal void Fail(int cell, CellError error) => Of(cell).Add(new ErrorOutput(error.Name, error.Message, error.Trace));

    /// <summary>The outputs of a cell so far; none if it did not run.</summary>
    internal IReadOnlyList<CellOutput> OutputsOf(int cell) => _ofCell.TryGetValue(cell, out var outputs) ? outputs.ToList() : [];

    private CellOutputs Of(int cell)
    {
        if (!_ofCell.TryGetValue(cell, out var outputs))
            _ofCell[cell] = outputs = new CellOutputs();
        return outputs;
    }

    private static string NameOf(StandardStream stream) => stream == StandardStream.Out ? "stdout" : "stderr";

    private static JsonObject ToData(IReadOnlyDictionary<string, string> bundle)
    {
        var data = new JsonObject();
        foreach (var (mimeType, text) in bundle)
            data[mimeType] = IsJson(mimeType) ? JsonOrText(text) : text;
        return data;
    }

    private static bool IsJson(string mimeType) =>
        mimeType == "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);

    private static JsonNode? JsonOrText(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            // A formatter of the reader's made it; a viewer that wants JSON falls back to another form.
            return text;
        }
    }
}
