using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workshop.Scripting.Display;

namespace Workshop.Scripting.Formatting;

/// <summary>JSON of any of the usual libraries: as JSON for the hosts that can fold it, and as indented text.</summary>
internal static class JsonContent
{
    // Shown, never put into a page: text in other scripts stays readable.
    private static readonly Lazy<JsonSerializerOptions> Indented =
        new(static () => new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    internal static MimeContent? Of(object? value) => value switch
    {
        JsonDocument document => Of(document.RootElement),
        JsonElement { ValueKind: JsonValueKind.Undefined } => new MimeContent("text/plain", "(no JSON)"),
        JsonElement element => Of(element.GetRawText(), JsonSerializer.Serialize(element, Indented.Value)),
        JsonNode node => Of(node.ToJsonString(), node.ToJsonString(Indented.Value)),
        // Newtonsoft.Json is whichever version the reader brought. Its own text is indented JSON.
        not null when IsNewtonsoft(value.GetType()) && value.ToString() is { } text && IsJson(value, text) => Of(text, text),
        _ => null,
    };

    private static MimeContent Of(string compact, string indented) => new("application/json", compact, indented);

    private static bool IsNewtonsoft(Type type) => type.Namespace == "Newtonsoft.Json.Linq";

    // A JValue's text has no quotation marks; those of objects and arrays are whole.
    private static bool IsJson(object value, string text) => value is System.Collections.IEnumerable && text.Length > 0 && text[0] is '{' or '[';
}
