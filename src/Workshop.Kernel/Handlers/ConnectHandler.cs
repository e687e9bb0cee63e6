using Workshop.Kernel.Protocol;
using Workshop.Kernel.Protocol.Messages;
using Workshop.Kernel.Transport;

namespace Workshop.Kernel.Handlers;

/// <summary>connect_request.</summary>
internal sealed class ConnectHandler(Messenger messenger, ConnectionFile connection) : IRequestHandler
{
    public void Handle(Message request) => messenger.Reply(
        request,
        "connect_reply",
        new ConnectReply(connection.ShellPort, connection.IopubPort, connection.StdinPort, connection.HeartbeatPort, connection.ControlPort),
        ProtocolJson.Default.ConnectReply);
}
