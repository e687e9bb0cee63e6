using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NetMQ;
using NetMQ.Sockets;

namespace Workshop.Kernel.Tests.Client;

/// <summary>A client that knows the protocol from its documents and nothing of the kernel's code. For one thread.</summary>
internal sealed class KernelClient : IDisposable
{
    // Only a failing test waits so long.
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly byte[] _key;
    private readonly string _session = Guid.NewGuid().ToString("N");
    private readonly DealerSocket _shell = new();
    private readonly DealerSocket _control = new();
    private readonly DealerSocket _stdin = new();
    private readonly SubscriberSocket _iopub = new();
    private int _count;

    public KernelClient(ConnectionFile connection)
    {
        _key = Encoding.UTF8.GetBytes(connection.Key);
        foreach (var (socket, port) in new (NetMQSocket, int)[]
            { (_shell, connection.ShellPort), (_control, connection.ControlPort), (_stdin, connection.StdinPort), (_iopub, connection.IopubPort) })
        {
            if (socket is DealerSocket)
                socket.Options.Identity = Encoding.UTF8.GetBytes(_session);
            socket.Options.ReceiveHighWatermark = 0;
            socket.Connect($"tcp://{connection.Ip}:{port}");
        }

        _iopub.SubscribeToAnyTopic();
        // From the welcome on nothing is missed.
        while (ReceiveIopub().Type != "iopub_welcome")
        {
        }
    }

    public string SendShell(string type, JsonObject? content = null, params byte[][] buffers) => Send(_shell, type, content, buffers);

    public string SendControl(string type, JsonObject? content = null) => Send(_control, type, content, []);

    public void SendStdin(string type, JsonObject content) => Send(_stdin, type, content, []);

    public ReceivedMessage ReceiveShell() => Receive(_shell);

    public ReceivedMessage ReceiveControl() => Receive(_control);

    public ReceivedMessage ReceiveStdin() => Receive(_stdin);

    public ReceivedMessage ReceiveIopub() => Receive(_iopub);

    /// <summary>Sends frames as they are.</summary>
    public void SendShellFrames(params byte[][] frames) => _shell.SendMultipartBytes(frames);

    /// <summary>Sends a well-formed message with another key's signature.</summary>
    public void SendForged(string type, JsonObject content)
    {
        var frames = Frames(type, content);
        _shell.SendMultipartBytes([Encoding.UTF8.GetBytes("<IDS|MSG>"), Encoding.ASCII.GetBytes(new string('0', 64)), .. frames]);
    }

    public string Execute(string code, JsonObject? options = null) => SendShell("execute_request", Cell(code, options));

    public Outcome Run(string code, JsonObject? options = null) => Finish(Execute(code, options));

    public Outcome Request(string type, JsonObject? content = null, params byte[][] buffers) => Finish(SendShell(type, content, buffers));

    /// <summary>Waits for the reply to a request on shell and for everything that was published because of it.</summary>
    public Outcome Finish(string id)
    {
        var reply = ReceiveShell();
        Assert.Equal(id, reply.ParentId);
        return new Outcome(reply, PublishedFor(id));
    }

    /// <summary>What is published because of a request, through its idle. What belongs to other requests is passed over.</summary>
    public IReadOnlyList<ReceivedMessage> PublishedFor(string id) => [.. ReceiveThroughIdle(id).Where(message => message.ParentId == id)];

    /// <summary>Everything that is published until a request is idle.</summary>
    public IReadOnlyList<ReceivedMessage> ReceiveThroughIdle(string id)
    {
        var published = new List<ReceivedMessage>();
        do
        {
            published.Add(ReceiveIopub());
        }
        while (published[^1] is not { Type: "status" } status || status.ParentId != id || status.Text("execution_state") != "idle");
        return published;
    }

    /// <summary>The next published message of this type that a request caused.</summary>
    public ReceivedMessage Published(string type, string id)
    {
        while (true)
        {
            if (ReceiveIopub() is var message && message.Type == type && message.ParentId == id)
                return message;
        }
    }

    /// <summary>Runs a cell up to its beginning, so that the caller can do something while it runs.</summary>
    public string Begin(string code)
    {
        var id = Execute(code);
        Published("execute_input", id);
        return id;
    }

    public void Dispose()
    {
        foreach (var socket in new NetMQSocket[] { _shell, _control, _stdin, _iopub })
        {
            socket.Options.Linger = TimeSpan.Zero;
            socket.Dispose();
        }
    }

    private static JsonObject Cell(string code, JsonObject? options)
    {
        var content = options ?? [];
        content["code"] = code;
        return content;
    }

    private string Send(DealerSocket socket, string type, JsonObject? content, byte[][] buffers)
    {
        var frames = Frames(type, content ?? []);
        socket.SendMultipartBytes([Encoding.UTF8.GetBytes("<IDS|MSG>"), Encoding.ASCII.GetBytes(Sign(frames)), .. frames, .. buffers]);
        return $"{_session}-{_count}";
    }

    private byte[][] Frames(string type, JsonObject content)
    {
        var header = new JsonObject { ["msg_id"] = $"{_session}-{++_count}", ["msg_type"] = type, ["session"] = _session, ["username"] = "test", ["version"] = "5.4", ["date"] = "2026-01-01T00:00:00Z" };
        return [Encoding.UTF8.GetBytes(header.ToJsonString()), "{}"u8.ToArray(), "{}"u8.ToArray(), Encoding.UTF8.GetBytes(content.ToJsonString())];
    }

    private string Sign(byte[][] frames) =>
        _key.Length == 0 ? "" : Convert.ToHexStringLower(HMACSHA256.HashData(_key, frames.SelectMany(frame => frame).ToArray()));

    private ReceivedMessage Receive(NetMQSocket socket)
    {
        List<byte[]> frames = [];
        Assert.True(socket.TryReceiveMultipartBytes(Patience, ref frames!), "The kernel sends nothing more.");
        var delimiter = frames.FindIndex(frame => frame.AsSpan().SequenceEqual("<IDS|MSG>"u8));
        Assert.Equal(Sign([.. frames.Skip(delimiter + 2).Take(4)]), Encoding.ASCII.GetString(frames[delimiter + 1]));
        var header = Object(frames[delimiter + 2]);
        return new ReceivedMessage(
            (string)header["msg_type"]!, (string)header["msg_id"]!, (string?)Object(frames[delimiter + 3])["msg_id"], Object(frames[delimiter + 5]), [.. frames.Skip(delimiter + 6)]);
    }

    private static JsonObject Object(byte[] frame) => JsonNode.Parse(frame)!.AsObject();
}
