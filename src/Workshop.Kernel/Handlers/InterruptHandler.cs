using Workshop.Kernel.Protocol;
using Workshop.Kernel.Protocol.Messages;
using Workshop.Kernel.Transport;

namespace Workshop.Kernel.Handlers;

/// <summary>interrupt_request. The reply only says that it was heard: the cell's own reply tells when it stopped.</summary>
internal sealed class InterruptHandler(Messenger messenger, Action interrupt) : IRequestHandler
{
    public void Handle(Message request)
    {
        interrupt();
        messenger.Reply(request, "interrupt_reply", OkReply.Instance, ProtocolJson.Default.OkReply);
    }
}
