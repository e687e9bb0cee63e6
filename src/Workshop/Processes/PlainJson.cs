using System.Globalization;
using System.Text;

namespace Workshop.Processes;

/// <summary>JSON of texts, whole numbers and truth values; the same bytes as System.Text.Json would take for them.</summary>
internal static class PlainJson
{
    /// <returns>Null when the value is not plain.</returns>
    internal static byte[]? TryWrite(object? value, Type type)
    {
        if (type == typeof(string) && value is string text)
            return IsPlain(text) ? Encoding.UTF8.GetBytes($"\"{text}\"") : null;
        if (type == typeof(bool) && value is bool truth)
            return truth ? "true"u8.ToArray() : "false"u8.ToArray();
        if ((type == typeof(int) || type == typeof(long)) && value is IFormattable number)
            return Encoding.UTF8.GetBytes(number.ToString(null, CultureInfo.InvariantCulture));
        return null;
    }

    /// <returns>Null when the value is not plain.</returns>
    internal static object? TryRead(ReadOnlySpan<byte> json, Type type)
    {
        if (type == typeof(string) && json is [(byte)'"', .. var text, (byte)'"'] && !text.Contains((byte)'\\'))
            return Encoding.UTF8.GetString(text);
        if (type == typeof(bool) && json is [(byte)'t' or (byte)'f', ..])
            return json[0] == 't';
        if (type == typeof(int) && int.TryParse(json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        if (type == typeof(long) && long.TryParse(json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var big))
            return big;
        return null;
    }

    /// <summary>Whether nothing in the text has to be escaped: no quotes, no controls, and no halves of characters.</summary>
    private static bool IsPlain(string text)
    {
        foreach (var character in text)
        {
            if (character is < ' ' or '"' or '\\' || char.IsSurrogate(character))
                return false;
        }

        return true;
    }
}
