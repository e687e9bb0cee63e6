using System.Text.Json.Nodes;

namespace Workshop.Notebooks;

/// <summary>Reads the outputs of a code cell.</summary>
internal sealed class OutputReader(Func<string, string, Exception> fault)
{
    internal CellOutput Read(JsonNode? node, string where)
    {
        if (node is not JsonObject output)
            throw fault(where, "an output must be an object");
        return output["output_type"]?.ToString() switch
        {
            "stream" => new StreamOutput(
                output["name"]?.ToString() ?? "stdout",
                MultilineText.Join(output["text"]) ?? throw fault($"{where}.text", "the text is missing or has the wrong type")),
            "display_data" => new DisplayOutput(Data(output, where), Metadata(output, where)),
            "execute_result" => new ExecuteResultOutput(
                NotebookReader.Integer(output["execution_count"]),
                Data(output, where),
                Metadata(output, where)),
            "error" => new ErrorOutput(
                output["ename"]?.ToString() ?? "",
                output["evalue"]?.ToString() ?? "",
                output["traceback"] is JsonArray lines ? [.. lines.Select(line => line?.ToString() ?? "")] : []),
            null => throw fault($"{where}.output_type", "the output's type is missing"),
            var other => throw fault($"{where}.output_type", $"'{other}' is no type of output"),
        };
    }

    private JsonObject Data(JsonObject output, string where) =>
        MultilineText.JoinBundle(ObjectOrEmpty(output, "data", where));

    private JsonObject Metadata(JsonObject output, string where) =>
        (JsonObject)ObjectOrEmpty(output, "metadata", where).DeepClone();

    private JsonObject ObjectOrEmpty(JsonObject output, string member, string where) => output[member] switch
    {
        null => [],
        JsonObject found => found,
        _ => throw fault($"{where}.{member}", $"the {member} must be an object"),
    };
}
