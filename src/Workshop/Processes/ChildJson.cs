using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workshop.Processes;

/// <summary>How arguments and results are written as JSON on their way between processes.</summary>
internal static class ChildJson
{
    // A value tuple's items are fields; a measurement may be infinite or not a number.
    private static readonly JsonSerializerOptions Options = new()
    {
        IncludeFields = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <exception cref="NotSupportedException">A value of this type cannot be written.</exception>
    /// <exception cref="JsonException">The value contains itself.</exception>
    internal static byte[] Write(object? value, Type type) => JsonSerializer.SerializeToUtf8Bytes(value, type, Options);

    /// <exception cref="NotSupportedException">A value of this type cannot be made from JSON.</exception>
    /// <exception cref="JsonException">The text is not that of such a value.</exception>
    internal static object? Read(ReadOnlySpan<byte> json, Type type) => JsonSerializer.Deserialize(json, type, Options);
}
