using System.Text.Json.Serialization;

namespace Workshop.Cli.Execution.Protocol;

/// <summary>How messages are written: generated code, because the process must start fast.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(HostCommand))]
[JsonSerializable(typeof(HostEvent))]
internal sealed partial class ProtocolJson : JsonSerializerContext;
