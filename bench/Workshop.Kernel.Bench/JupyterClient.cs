using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NetMQ;
using NetMQ.Sockets;

namespace Workshop.Kernel.Bench;

/// <summary>As much of a Jupyter client as it takes to measure a kernel. For one thread.</summary>
internal sealed class JupyterClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PatienceForResult = TimeSpan.FromSeconds(1);

    private readonly Connection _connection;
    private readonly DealerSocket _shell = new();
    private readonly DealerSocket _control = new();
    private readonly SubscriberSocket _iopub = new();
    private readonly string _session = Guid.NewGuid().ToString();

    /// <summary>Connects before the kernel listens; the sockets try every few milliseconds.</summary>
    internal JupyterClient(Connection connection)
    {
        _connection = connection;
        Connect(_shell, "shell_port");
        Connect(_control, "control_port");
        Connect(_iopub, "iopub_port");
        _iopub.SubscribeToAnyTopic();
    }

    /// <summary>Asks who the kernel is, and waits for the answer.</summary>
    internal void KernelInfo() => Ask(_shell, "kernel_info_request", new { });

    /// <summary>Runs a cell.</summary>
    /// <returns>When its reply was there, and its result too if <paramref name="withResult"/>.</returns>
    /// <exception cref="BenchException">The cell failed.</exception>
    internal long Execute(string code, bool withResult = false)
    {
        var (id, reply) = Ask(_shell, "execute_request", new { code, silent = false, store_history = true, user_expressions = new { }, allow_stdin = false, stop_on_error = true });
        var at = Stopwatch.GetTimestamp();
        if (reply.GetProperty("status").GetString() != "ok")
            throw new BenchException($"The cell '{code}' failed: {reply}");
        if (withResult && ReceiveResult(id))
            at = Math.Max(at, Stopwatch.GetTimestamp());
        return at;
    }

    /// <summary>Completes at the end of the code.</summary>
    /// <exception cref="BenchException">Nothing was offered.</exception>
    internal void Complete(string code)
    {
        var (_, reply) = Ask(_shell, "complete_request", new { code, cursor_pos = code.Length });
        if (reply.GetProperty("matches").GetArrayLength() == 0)
            throw new BenchException($"No completion of '{code}': {reply}");
    }

    /// <summary>Asks the kernel to end; does not wait.</summary>
    internal void Shutdown() => Send(_control, "shutdown_request", new { restart = false });

    public void Dispose()
    {
        _shell.Dispose();
        _control.Dispose();
        _iopub.Dispose();
    }

    private void Connect(NetMQSocket socket, string channel)
    {
        socket.Options.Linger = TimeSpan.FromSeconds(1);
        socket.Options.ReconnectInterval = TimeSpan.FromMilliseconds(5);
        socket.Options.ReceiveHighWatermark = 0;
        socket.Connect(_connection.Address(channel));
    }

    private (string Id, JsonElement Content) Ask(DealerSocket socket, string type, object content)
    {
        var id = Send(socket, type, content);
        var started = Stopwatch.GetTimestamp();
        while (Receive(socket, Patience - Stopwatch.GetElapsedTime(started)) is { } answer)
        {
            if (answer.ParentId == id)
                return (id, answer.Content);
        }
        throw new BenchException($"The kernel did not answer a {type} within {Patience.TotalSeconds} s.");
    }

    // The subscription may come too late for the very first cell; its reply counts then.
    private bool ReceiveResult(string id)
    {
        var started = Stopwatch.GetTimestamp();
        while (Receive(_iopub, PatienceForResult - Stopwatch.GetElapsedTime(started)) is { } heard)
        {
            if (heard.ParentId == id && heard.Type == "execute_result")
                return true;
            if (heard.ParentId == id && heard.Type == "status" && heard.Content.GetProperty("execution_state").GetString() == "idle")
                return false;
        }
        return false;
    }

    private string Send(DealerSocket socket, string type, object content)
    {
        var id = Guid.NewGuid().ToString();
        var header = new { msg_id = id, session = _session, username = "bench", date = "2026-01-01T00:00:00Z", msg_type = type, version = "5.3" };
        byte[][] parts = [.. new object[] { header, new { }, new { }, content }.Select(part => JsonSerializer.SerializeToUtf8Bytes(part))];
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(_connection.Key));
        foreach (var part in parts)
            hmac.AppendData(part);
        var message = new NetMQMessage();
        message.Append("<IDS|MSG>");
        message.Append(Convert.ToHexStringLower(hmac.GetHashAndReset()));
        foreach (var part in parts)
            message.Append(part);
        socket.SendMultipartMessage(message);
        return id;
    }

    private static Received? Receive(NetMQSocket socket, TimeSpan patience)
    {
        NetMQMessage? message = null;
        if (patience <= TimeSpan.Zero || !socket.TryReceiveMultipartMessage(patience, ref message))
            return null;
        var start = 0;
        while (message[start].ConvertToString() != "<IDS|MSG>")
            start++;
        var parent = Json(message[start + 3]);
        return new Received(
            Json(message[start + 2]).GetProperty("msg_type").GetString()!,
            parent.TryGetProperty("msg_id", out var id) ? id.GetString() : null,
            Json(message[start + 5]));
    }

    private static JsonElement Json(NetMQFrame frame) => JsonSerializer.Deserialize<JsonElement>(frame.ToByteArray());

    private sealed record Received(string Type, string? ParentId, JsonElement Content);
}
