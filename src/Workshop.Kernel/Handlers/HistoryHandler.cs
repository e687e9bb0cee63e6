using System.Text.Json;
using Workshop.Kernel.History;
using Workshop.Kernel.Protocol;
using Workshop.Kernel.Protocol.Messages;
using Workshop.Kernel.Transport;

namespace Workshop.Kernel.Handlers;

/// <summary>history_request.</summary>
internal sealed class HistoryHandler(Messenger messenger, CellHistory history) : IRequestHandler
{
    public void Handle(Message request)
    {
        var asked = JsonSerializer.Deserialize(request.Content, ProtocolJson.Default.HistoryRequest)!;
        messenger.Reply(request, "history_reply", new HistoryReply(history.Find(asked)), ProtocolJson.Default.HistoryReply);
    }
}
