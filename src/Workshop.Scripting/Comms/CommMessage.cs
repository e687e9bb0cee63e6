using System.Text.Json;

namespace Workshop.Scripting;

/// <summary>One message of a conversation.</summary>
/// <param name="Data">What it says.</param>
/// <param name="Buffers">Binary data beside it.</param>
public sealed record CommMessage(JsonElement Data, IReadOnlyList<byte[]> Buffers);
