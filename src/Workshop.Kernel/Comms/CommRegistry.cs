using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Workshop.Kernel.Protocol;
using Workshop.Kernel.Protocol.Messages;
using Workshop.Kernel.Transport;
using Workshop.Scripting;

namespace Workshop.Kernel.Comms;

/// <summary>The open conversations, and the targets that cells registered. Thread-safe.</summary>
/// <param name="messenger">Sends.</param>
/// <param name="parent">The header of the request that is handled now, or was last.</param>
internal sealed class CommRegistry(Messenger messenger, Func<byte[]?> parent) : ICommHost
{
    private readonly ConcurrentDictionary<string, Comm> _open = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Action<Comm, CommMessage>> _targets = new(StringComparer.Ordinal);

    /// <summary>The open conversations.</summary>
    internal IEnumerable<Comm> All => _open.Values;

    public Comm Open(string targetName, CommMessage opening)
    {
        var comm = new Comm(this, Guid.NewGuid().ToString("N"), targetName);
        _open[comm.Id] = comm;
        Publish("comm_open", new CommOpen(comm.Id, targetName, opening.Data), ProtocolJson.Default.CommOpen, opening.Buffers);
        return comm;
    }

    public void Register(string targetName, Action<Comm, CommMessage> opened) => _targets[targetName] = opened;

    public void Send(Comm comm, CommMessage message) =>
        Publish("comm_msg", new CommMessageContent(comm.Id, message.Data), ProtocolJson.Default.CommMessageContent, message.Buffers);

    public void Close(Comm comm, CommMessage message)
    {
        _open.TryRemove(comm.Id, out _);
        PublishClose(comm.Id, message.Data);
    }

    /// <summary>The page begins a conversation. One with a target that nobody registered is closed at once.</summary>
    /// <returns>Whether somebody took it.</returns>
    internal bool TryAccept(string id, string targetName, CommMessage opening)
    {
        if (!_targets.TryGetValue(targetName, out var opened))
        {
            PublishClose(id, JsonSerializer.SerializeToElement(NoMembers.Instance, ProtocolJson.Default.NoMembers));
            return false;
        }

        var comm = new Comm(this, id, targetName);
        _open[id] = comm;
        opened(comm, opening);
        return true;
    }

    /// <summary>The page sends a message.</summary>
    /// <returns>Whether there is such a conversation.</returns>
    internal bool TryReceive(string id, CommMessage message)
    {
        if (!_open.TryGetValue(id, out var comm))
            return false;
        comm.Receive(message);
        return true;
    }

    /// <summary>The page ends a conversation.</summary>
    /// <returns>Whether there is such a conversation.</returns>
    internal bool TryEnd(string id, CommMessage message)
    {
        if (!_open.TryRemove(id, out var comm))
            return false;
        comm.ReceiveClose(message);
        return true;
    }

    private void PublishClose(string id, JsonElement data) => Publish("comm_close", new CommClose(id, data), ProtocolJson.Default.CommClose, []);

    private void Publish<T>(string type, T content, JsonTypeInfo<T> json, IReadOnlyList<byte[]> buffers) =>
        messenger.Publish(type, parent(), JsonSerializer.SerializeToUtf8Bytes(content, json), buffers: buffers);
}
