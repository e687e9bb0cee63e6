using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workshop.Processes;

/// <summary>JSON of any value, by System.Text.Json.</summary>
internal static class FullJson
{
    // A value tuple's items are fields; a measurement may be infinite or not a number.
    private static readonly JsonSerializerOptions Options = new()
    {
        IncludeFields = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    internal static byte[] Write(object? value, Type type)
    {
        try
        {
            return JsonSerializer.SerializeToUtf8Bytes(value, type, Options);
        }
        catch (JsonException endless)
        {
            throw new NotSupportedException(endless.Message, endless);
        }
    }

    internal static object? Read(byte[] json, Type type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type, Options);
        }
        catch (JsonException unfit)
        {
            throw new NotSupportedException(unfit.Message, unfit);
        }
    }
}
