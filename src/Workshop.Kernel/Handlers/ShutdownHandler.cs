using System.Text.Json;
using Workshop.Kernel.Protocol;
using Workshop.Kernel.Protocol.Messages;
using Workshop.Kernel.Transport;

namespace Workshop.Kernel.Handlers;

/// <summary>shutdown_request: the reply goes to the one who asked and, so that nobody is surprised, to all clients.</summary>
internal sealed class ShutdownHandler(Messenger messenger, Action shutDown) : IRequestHandler
{
    public void Handle(Message request)
    {
        var asked = JsonSerializer.Deserialize(request.Content, ProtocolJson.Default.ShutdownRequest)!;
        var reply = new ShutdownReply(asked.Restart);
        messenger.Reply(request, "shutdown_reply", reply, ProtocolJson.Default.ShutdownReply);
        messenger.Publish("shutdown_reply", request.HeaderBytes, reply, ProtocolJson.Default.ShutdownReply);
        shutDown();
    }
}
