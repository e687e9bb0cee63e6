using System.Text.Json.Serialization;

namespace Workshop.Kernel.Protocol;

/// <summary>What a message is and who sent it.</summary>
/// <param name="Id">Unique; replies and outputs name it as their parent.</param>
/// <param name="Type">For example <c>execute_request</c>.</param>
/// <param name="Session">The sender's session.</param>
/// <param name="Username">The sender's user; of no meaning here.</param>
/// <param name="Date">When it was made, ISO 8601.</param>
/// <param name="Version">The protocol's version.</param>
internal sealed record MessageHeader(
    [property: JsonPropertyName("msg_id")] string Id,
    [property: JsonPropertyName("msg_type")] string Type,
    string? Session = null,
    string? Username = null,
    string? Date = null,
    string? Version = null);
