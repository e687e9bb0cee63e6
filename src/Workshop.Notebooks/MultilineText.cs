using System.Text.Json.Nodes;

namespace Workshop.Notebooks;

/// <summary>nbformat's multi-line strings: a text, or the list of its lines with their line ends.</summary>
internal static class MultilineText
{
    internal static JsonArray Split(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var newline = text.IndexOf('\n', start);
            var end = newline < 0 ? text.Length : newline + 1;
            lines.Add(text[start..end]);
            start = end;
        }
        return lines;
    }

    /// <summary>The text, or null if <paramref name="node"/> is neither a string nor a list of strings.</summary>
    internal static string? Join(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue(out string? text) => text,
        JsonArray lines when lines.All(IsString) => string.Concat(lines.Select(line => line!.GetValue<string>())),
        _ => null,
    };

    internal static JsonObject SplitBundle(JsonObject bundle)
    {
        var copy = (JsonObject)bundle.DeepClone();
        foreach (var (mimeType, value) in bundle)
        {
            if (IsWrittenAsLines(mimeType) && value is JsonValue text && text.TryGetValue(out string? content))
                copy[mimeType] = Split(content);
        }
        return copy;
    }

    internal static JsonObject JoinBundle(JsonObject bundle)
    {
        var copy = (JsonObject)bundle.DeepClone();
        foreach (var (mimeType, value) in bundle)
        {
            // A list under a JSON type is data; under any other it is lines.
            if (!IsJson(mimeType) && value is JsonArray && Join(value) is { } text)
                copy[mimeType] = text;
        }
        return copy;
    }

    // The same list as nbformat's: an image in base64 stays one string.
    private static bool IsWrittenAsLines(string mimeType) =>
        mimeType.StartsWith("text/", StringComparison.Ordinal)
        || mimeType is "application/javascript" or "image/svg+xml";

    private static bool IsJson(string mimeType) =>
        mimeType == "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);

    private static bool IsString(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? _);
}
