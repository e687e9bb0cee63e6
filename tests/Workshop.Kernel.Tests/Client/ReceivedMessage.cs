using System.Text.Json.Nodes;

namespace Workshop.Kernel.Tests.Client;

/// <summary>A message of the kernel, as a client sees it.</summary>
internal sealed record ReceivedMessage(string Type, string Id, string? ParentId, JsonObject Content, IReadOnlyList<byte[]> Buffers)
{
    public string? Text(string name) => (string?)Content[name];
}
