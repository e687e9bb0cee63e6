using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workshop.Cli.Printing;

/// <summary>Chromium's DevTools protocol: one call after the other. Not thread-safe.</summary>
internal sealed class DevTools : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private int _calls;

    private DevTools()
    {
    }

    internal static async Task<DevTools> ConnectAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        var tools = new DevTools();
        try
        {
            await tools._socket.ConnectAsync(endpoint, cancellationToken).ConfigureAwait(false);
            return tools;
        }
        catch
        {
            tools.Dispose();
            throw;
        }
    }

    /// <summary>Calls a method and returns its result.</summary>
    /// <param name="method">Such as <c>Page.navigate</c>.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="session">The page it goes to; null for the browser.</param>
    /// <param name="cancellationToken">Ends the waiting, and with it the connection.</param>
    /// <exception cref="DevToolsException">The browser refuses the call.</exception>
    internal async Task<JsonNode> CallAsync(string method, JsonObject parameters, string? session, CancellationToken cancellationToken)
    {
        var number = ++_calls;
        var call = new JsonObject { ["id"] = number, ["method"] = method, ["params"] = parameters };
        if (session is not null)
            call["sessionId"] = session;
        await _socket.SendAsync(Encoding.UTF8.GetBytes(call.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            // What carries no number is an event, which nobody asked for.
            var answer = await ReceiveAsync(cancellationToken).ConfigureAwait(false);
            if (answer["id"]?.GetValue<int>() != number)
                continue;
            return answer["error"] is { } error
                ? throw new DevToolsException($"{method}: {error["message"]}")
                : answer["result"]!;
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task<JsonNode> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var text = new MemoryStream();
        var buffer = new byte[64 * 1024];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer.AsMemory(), cancellationToken).ConfigureAwait(false);
            if (part.MessageType == WebSocketMessageType.Close)
                throw new DevToolsException("the browser closed the connection");
            text.Write(buffer.AsSpan(0, part.Count));
        }
        while (!part.EndOfMessage);
        return JsonNode.Parse(text.ToArray()) ?? throw new JsonException("The browser sent null.");
    }
}
