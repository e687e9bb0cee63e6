namespace Workshop.Processes;

/// <summary>How arguments and results are written as JSON on their way between processes.</summary>
/// <remarks>System.Text.Json takes tens of milliseconds to get ready, as long as a small child lives. So the plainest values, which
/// lessons mostly pass, are written and read here, and it is loaded for all others only.</remarks>
internal static class ChildJson
{
    /// <exception cref="NotSupportedException">A value of this type cannot be written, or contains itself.</exception>
    internal static byte[] Write(object? value, Type type) => PlainJson.TryWrite(value, type) ?? FullJson.Write(value, type);

    /// <exception cref="NotSupportedException">A value of this type cannot be made from this JSON.</exception>
    internal static object? Read(byte[] json, Type type) => PlainJson.TryRead(json, type) ?? FullJson.Read(json, type);
}
