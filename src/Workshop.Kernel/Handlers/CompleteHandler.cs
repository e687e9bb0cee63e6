using System.Text.Json;
using Workshop.Kernel.Execution;
using Workshop.Kernel.Protocol;
using Workshop.Kernel.Protocol.Messages;
using Workshop.Kernel.Transport;

namespace Workshop.Kernel.Handlers;

/// <summary>complete_request.</summary>
internal sealed class CompleteHandler(Messenger messenger, EngineSource engine) : IRequestHandler
{
    public void Handle(Message request)
    {
        var asked = JsonSerializer.Deserialize(request.Content, ProtocolJson.Default.CompleteRequest)!;
        var code = asked.Code ?? "";
        var found = engine.Get().CompleteAsync(code, CodePoints.ToIndex(code, asked.CursorPos)).GetAwaiter().GetResult();
        var (start, end) = (CodePoints.FromIndex(code, found.Start), CodePoints.FromIndex(code, found.End));
        messenger.Reply(
            request,
            "complete_reply",
            new CompleteReply(
                [.. found.Items.Select(item => item.Text)],
                start,
                end,
                new CompletionMetadata([.. found.Items.Select(item => new TypedMatch(item.Text, start, end, item.Kind, item.Signature))])),
            ProtocolJson.Default.CompleteReply);
    }
}
