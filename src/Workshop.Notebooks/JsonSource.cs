using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workshop.Notebooks;

/// <summary>Reads a JSON text whose root is an object; faults become one line through <paramref name="fault"/>.</summary>
internal sealed class JsonSource(Func<string, string, Exception?, Exception> fault)
{
    // Charts nest deeper than the default of 64 allows.
    private const int MaxDepth = 256;

    internal JsonObject Read(string json)
    {
        try
        {
            var options = new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false };
            return JsonNode.Parse(json, documentOptions: options) as JsonObject
                ?? throw fault("", "the file holds JSON, but not an object", null);
        }
        catch (JsonException exception)
        {
            var line = (exception.LineNumber ?? 0) + 1;
            var column = (exception.BytePositionInLine ?? 0) + 1;
            throw fault($"line {line}, byte {column}", "this is not JSON", exception);
        }
    }
}
