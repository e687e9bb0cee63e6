using System.Text.Json;
using Workshop.Kernel.Comms;
using Workshop.Kernel.Execution;
using Workshop.Kernel.Protocol;
using Workshop.Kernel.Protocol.Messages;
using Workshop.Kernel.Transport;

namespace Workshop.Kernel.Handlers;

/// <summary>comm_info_request.</summary>
internal sealed class CommInfoHandler(Messenger messenger, CommRegistry comms, IdlePreparation preparation) : IRequestHandler
{
    public void Handle(Message request)
    {
        // Notebooks and editors ask this when they connect, to find their widgets; what runs a notebook unattended does not.
        preparation.Want();
        var asked = JsonSerializer.Deserialize(request.Content, ProtocolJson.Default.CommInfoRequest)!;
        var found = comms.All.Where(comm => asked.TargetName is null || comm.TargetName == asked.TargetName);
        messenger.Reply(
            request,
            "comm_info_reply",
            new CommInfoReply(found.ToDictionary(comm => comm.Id, comm => new CommInfo(comm.TargetName))),
            ProtocolJson.Default.CommInfoReply);
    }
}
