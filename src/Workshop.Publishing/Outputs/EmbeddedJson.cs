using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workshop.Publishing.Outputs;

/// <summary>JSON inside an output's bundle: as an object or, from some kernels, as a string that holds one.</summary>
internal static class EmbeddedJson
{
    internal static JsonObject? Read(JsonNode? node)
    {
        if (node is JsonObject json)
            return json;
        if (node is not JsonValue value || !value.TryGetValue(out string? text))
            return null;
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
