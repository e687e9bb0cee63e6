using System.Text.Json;
using Workshop.Kernel.Comms;
using Workshop.Kernel.Execution;
using Workshop.Kernel.Protocol;
using Workshop.Scripting;

namespace Workshop.Kernel.Handlers;

/// <summary>comm_open, comm_msg and comm_close: what the page says to the cells. They have no reply.</summary>
internal sealed class CommHandler(CommRegistry comms, EngineSource engine, KernelLog log) : IRequestHandler
{
    public void Handle(Message request)
    {
        var known = request.Header.Type switch
        {
            "comm_open" => Open(request),
            "comm_msg" => Receive(request),
            _ => End(request),
        };
        // What the cells' handlers wrote comes before "idle".
        if (known)
            engine.Get().DrainAsync().GetAwaiter().GetResult();
        else
            log.Write($"A {request.Header.Type} is ignored: no cell has registered its target, or its comm is closed.");
    }

    private bool Open(Message request)
    {
        var content = JsonSerializer.Deserialize(request.Content, ProtocolJson.Default.CommOpen)!;
        return comms.TryAccept(Required(content.CommId), content.TargetName ?? "", new CommMessage(content.Data, request.Buffers));
    }

    private bool Receive(Message request)
    {
        var content = JsonSerializer.Deserialize(request.Content, ProtocolJson.Default.CommMessageContent)!;
        return comms.TryReceive(Required(content.CommId), new CommMessage(content.Data, request.Buffers));
    }

    private bool End(Message request)
    {
        var content = JsonSerializer.Deserialize(request.Content, ProtocolJson.Default.CommClose)!;
        return comms.TryEnd(Required(content.CommId), new CommMessage(content.Data, request.Buffers));
    }

    private static string Required(string? id) => id ?? throw new JsonException("comm_id is missing.");
}
