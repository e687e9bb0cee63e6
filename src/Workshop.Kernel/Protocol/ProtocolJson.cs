using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Workshop.Kernel.Protocol.Messages;

namespace Workshop.Kernel.Protocol;

/// <summary>How messages look as JSON. The code is generated: looking types over by reflection would cost a tenth of a second at the start.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(MimeBundleConverter)])]
[JsonSerializable(typeof(MessageHeader))]
[JsonSerializable(typeof(ClearOutput))]
[JsonSerializable(typeof(CommClose))]
[JsonSerializable(typeof(CommInfoReply))]
[JsonSerializable(typeof(CommInfoRequest))]
[JsonSerializable(typeof(CommMessageContent))]
[JsonSerializable(typeof(CommOpen))]
[JsonSerializable(typeof(CompleteReply))]
[JsonSerializable(typeof(CompleteRequest))]
[JsonSerializable(typeof(ConnectReply))]
[JsonSerializable(typeof(DebugReply))]
[JsonSerializable(typeof(DebugRequest))]
[JsonSerializable(typeof(DisplayData))]
[JsonSerializable(typeof(ErrorContent))]
[JsonSerializable(typeof(ErrorReply))]
[JsonSerializable(typeof(ExecuteInput))]
[JsonSerializable(typeof(ExecuteReply))]
[JsonSerializable(typeof(ExecuteRequest))]
[JsonSerializable(typeof(ExecuteResult))]
[JsonSerializable(typeof(HistoryReply))]
[JsonSerializable(typeof(HistoryRequest))]
[JsonSerializable(typeof(InputReply))]
[JsonSerializable(typeof(InputRequest))]
[JsonSerializable(typeof(InspectReply))]
[JsonSerializable(typeof(InspectRequest))]
[JsonSerializable(typeof(IopubWelcome))]
[JsonSerializable(typeof(IsCompleteReply))]
[JsonSerializable(typeof(IsCompleteRequest))]
[JsonSerializable(typeof(KernelInfoReply))]
[JsonSerializable(typeof(OkReply))]
[JsonSerializable(typeof(ShutdownReply))]
[JsonSerializable(typeof(ShutdownRequest))]
[JsonSerializable(typeof(StatusContent))]
[JsonSerializable(typeof(StreamText))]
internal sealed partial class ProtocolJson : JsonSerializerContext
{
    // Messages are no HTML: "<" as such is a sixth of its escape.
    static ProtocolJson() => Default = new ProtocolJson(new JsonSerializerOptions(s_defaultOptions) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
