using System.Text.Json;
using System.Text.Json.Serialization;
using Workshop.Scripting;

namespace Workshop.Kernel.Protocol;

/// <summary>Writes a value's representations: JSON types as JSON, all others as text.</summary>
internal sealed class MimeBundleConverter : JsonConverter<MimeBundle>
{
    public override MimeBundle Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("The kernel only sends values.");

    public override void Write(Utf8JsonWriter writer, MimeBundle value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (mimeType, text) in value)
        {
            writer.WritePropertyName(mimeType);
            if (!IsJson(mimeType) || !TryWriteJson(writer, text))
                writer.WriteStringValue(text);
        }

        writer.WriteEndObject();
    }

    private static bool IsJson(string mimeType) =>
        mimeType is "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);

    // A formatter that says JSON and writes something else must not break the whole message.
    private static bool TryWriteJson(Utf8JsonWriter writer, string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            json.WriteTo(writer);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
