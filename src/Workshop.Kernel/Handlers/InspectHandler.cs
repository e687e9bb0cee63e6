using System.Text.Json;
using Workshop.Kernel.Execution;
using Workshop.Kernel.Protocol;
using Workshop.Kernel.Protocol.Messages;
using Workshop.Kernel.Transport;
using Workshop.Scripting;

namespace Workshop.Kernel.Handlers;

/// <summary>inspect_request.</summary>
internal sealed class InspectHandler(Messenger messenger, EngineSource engine) : IRequestHandler
{
    private static readonly MimeBundle Nothing = new(new Dictionary<string, string>());

    public void Handle(Message request)
    {
        var asked = JsonSerializer.Deserialize(request.Content, ProtocolJson.Default.InspectRequest)!;
        var code = asked.Code ?? "";
        var found = engine.Get().InspectAsync(code, CodePoints.ToIndex(code, asked.CursorPos)).GetAwaiter().GetResult();
        messenger.Reply(request, "inspect_reply", new InspectReply(found is not null, found ?? Nothing), ProtocolJson.Default.InspectReply);
    }
}
