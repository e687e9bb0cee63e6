using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Workshop.Kernel.Protocol;
using Workshop.Kernel.Protocol.Messages;

namespace Workshop.Kernel.Transport;

/// <summary>Makes the kernel's messages and sends them. Thread-safe; messages leave in the order of the calls.</summary>
internal sealed class Messenger(MessageSigner signer, Action<KernelChannel, List<byte[]>> send)
{
    internal const string ProtocolVersion = "5.4";

    private readonly string _session = Guid.NewGuid().ToString("N");
    private long _count;

    /// <summary>Answers a request, through the socket and to the client that it came from.</summary>
    internal void Reply<T>(Message request, string type, T content, JsonTypeInfo<T> json) =>
        send(request.Channel, Frames(request.Identities, type, request.HeaderBytes, JsonSerializer.SerializeToUtf8Bytes(content, json)));

    /// <summary>Tells every client.</summary>
    /// <param name="type">What it is.</param>
    /// <param name="parent">The header of the request that caused it; null for none.</param>
    /// <param name="content">The content.</param>
    /// <param name="json">How the content looks.</param>
    internal void Publish<T>(string type, byte[]? parent, T content, JsonTypeInfo<T> json) =>
        Publish(type, parent, JsonSerializer.SerializeToUtf8Bytes(content, json));

    /// <inheritdoc cref="Publish{T}"/>
    internal void Publish(string type, byte[]? parent, byte[] content, byte[]? metadata = null, IReadOnlyList<byte[]>? buffers = null, string? topic = null) =>
        send(KernelChannel.Iopub, Frames([Encoding.UTF8.GetBytes(topic ?? type)], type, parent, content, metadata, buffers));

    /// <summary>Asks the reader who sent a request.</summary>
    internal void Ask(Message request, InputRequest question) =>
        send(KernelChannel.Stdin, Frames(
            request.Identities, "input_request", request.HeaderBytes, JsonSerializer.SerializeToUtf8Bytes(question, ProtocolJson.Default.InputRequest)));

    /// <summary>Says what the kernel does: starting, busy or idle.</summary>
    internal void PublishStatus(string state, byte[]? parent) =>
        Publish("status", parent, new StatusContent(state), ProtocolJson.Default.StatusContent);

    /// <summary>Tells a client that it hears the kernel from now on (JEP 65).</summary>
    internal void Welcome(string subscription) => Publish(
        "iopub_welcome", null, JsonSerializer.SerializeToUtf8Bytes(new IopubWelcome(subscription), ProtocolJson.Default.IopubWelcome), topic: subscription);

    private List<byte[]> Frames(
        IReadOnlyList<byte[]> identities, string type, byte[]? parent, byte[] content, byte[]? metadata = null, IReadOnlyList<byte[]>? buffers = null)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{_session}_{Interlocked.Increment(ref _count)}");
        var date = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
        var header = new MessageHeader(id, type, _session, "kernel", date, ProtocolVersion);
        return MessageFrames.Write(signer, identities, header, parent, content, metadata, buffers);
    }
}
