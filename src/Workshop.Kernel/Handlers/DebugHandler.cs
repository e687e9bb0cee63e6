using System.Text.Json;
using Workshop.Kernel.Protocol;
using Workshop.Kernel.Protocol.Messages;
using Workshop.Kernel.Transport;

namespace Workshop.Kernel.Handlers;

/// <summary>debug_request: this kernel has no debugger and says so, rather than leave the client waiting.</summary>
internal sealed class DebugHandler(Messenger messenger) : IRequestHandler
{
    public void Handle(Message request)
    {
        var asked = JsonSerializer.Deserialize(request.Content, ProtocolJson.Default.DebugRequest)!;
        messenger.Reply(
            request, "debug_reply", new DebugReply(asked.Seq, asked.Command ?? "", "This kernel has no debugger."), ProtocolJson.Default.DebugReply);
    }
}
