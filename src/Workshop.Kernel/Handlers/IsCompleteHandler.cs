using System.Text.Json;
using Workshop.Kernel.Execution;
using Workshop.Kernel.Protocol;
using Workshop.Kernel.Protocol.Messages;
using Workshop.Kernel.Transport;
using Workshop.Scripting;

namespace Workshop.Kernel.Handlers;

/// <summary>is_complete_request.</summary>
internal sealed class IsCompleteHandler(Messenger messenger, EngineSource engine) : IRequestHandler
{
    public void Handle(Message request)
    {
        var asked = JsonSerializer.Deserialize(request.Content, ProtocolJson.Default.IsCompleteRequest)!;
        var result = engine.Get().CheckCompleteness(asked.Code ?? "");
        messenger.Reply(
            request,
            "is_complete_reply",
            result.State switch
            {
                Completeness.Complete => new IsCompleteReply("complete", null),
                Completeness.Incomplete => new IsCompleteReply("incomplete", result.Indent),
                _ => new IsCompleteReply("invalid", null),
            },
            ProtocolJson.Default.IsCompleteReply);
    }
}
