using System.Collections.Immutable;
using System.Text.Json;

namespace Workshop.Scripting;

/// <summary>A conversation between cells and a part of the notebook's page, such as a widget.</summary>
/// <remarks>
/// <code>
/// Open ─Close, the other side closes→ Closed
/// </code>
/// <para>Thread-safe. Handlers are called one at a time, while no cell runs; what they write appears in the cell that registered them. Nothing
/// interrupts a handler: one that never returns keeps all later cells waiting.</para>
/// <example><code>
/// Comm.RegisterTarget("thermometer", (comm, opening) =>
/// {
///     comm.Received += message => comm.Send(new { celsius = 21 });
/// });
///
/// var comm = Comm.Open("plotter", new { points = 3 });
/// </code></example>
/// </remarks>
public sealed class Comm
{
    private readonly ICommHost _host;
    private readonly Lock _gate = new();
    private ImmutableList<CellCallback<CommMessage>> _received = [];
    private ImmutableList<CellCallback<CommMessage>> _closed = [];

    internal Comm(ICommHost host, string id, string targetName) => (_host, Id, TargetName) = (host, id, targetName);

    /// <summary>A message came from the other side.</summary>
    public event Action<CommMessage> Received
    {
        add
        {
            lock (_gate)
                _received = _received.Add(new CellCallback<CommMessage>(value));
        }

        remove
        {
            lock (_gate)
                _received = _received.RemoveAll(handler => handler.Function == value);
        }
    }

    /// <summary>The other side ended the conversation.</summary>
    public event Action<CommMessage> Closed
    {
        add
        {
            lock (_gate)
                _closed = _closed.Add(new CellCallback<CommMessage>(value));
        }

        remove
        {
            lock (_gate)
                _closed = _closed.RemoveAll(handler => handler.Function == value);
        }
    }

    /// <summary>Names the conversation.</summary>
    public string Id { get; }

    /// <summary>Names what the conversation is with.</summary>
    public string TargetName { get; }

    /// <summary>Whether one side has ended it.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Begins a conversation with a target of the page.</summary>
    /// <param name="targetName">The name under which the page's code registered the target.</param>
    /// <param name="data">Anything that System.Text.Json can write.</param>
    /// <param name="buffers">Binary data.</param>
    /// <exception cref="InvalidOperationException">Nobody shows this notebook on a page.</exception>
    public static Comm Open(string targetName, object? data = null, params IReadOnlyList<byte[]> buffers)
    {
        ArgumentException.ThrowIfNullOrEmpty(targetName);
        return CommHost.Current.Open(targetName, new CommMessage(Json(data), buffers));
    }

    /// <summary>Says what happens when the page begins a conversation with this name.</summary>
    /// <param name="targetName">The name. An earlier registration of it is replaced.</param>
    /// <param name="opened">Takes the conversation and its first message.</param>
    /// <exception cref="InvalidOperationException">Nobody shows this notebook on a page.</exception>
    public static void RegisterTarget(string targetName, Action<Comm, CommMessage> opened)
    {
        ArgumentException.ThrowIfNullOrEmpty(targetName);
        ArgumentNullException.ThrowIfNull(opened);
        var callback = new CellCallback<(Comm Comm, CommMessage Opening)>(both => opened(both.Comm, both.Opening));
        CommHost.Current.Register(targetName, (comm, opening) => callback.Call((comm, opening)));
    }

    /// <summary>Sends a message to the other side.</summary>
    /// <param name="data">Anything that System.Text.Json can write.</param>
    /// <param name="buffers">Binary data.</param>
    /// <exception cref="InvalidOperationException">The conversation is over.</exception>
    public void Send(object? data, params IReadOnlyList<byte[]> buffers)
    {
        if (IsClosed)
            throw new InvalidOperationException($"The comm '{Id}' with '{TargetName}' is closed. Open another one.");
        _host.Send(this, new CommMessage(Json(data), buffers));
    }

    /// <summary>Ends the conversation. Calling it again changes nothing.</summary>
    /// <param name="data">The last words.</param>
    public void Close(object? data = null)
    {
        if (IsClosed)
            return;
        IsClosed = true;
        _host.Close(this, new CommMessage(Json(data), []));
    }

    internal void Receive(CommMessage message) => _received.ForEach(handler => handler.Call(message));

    internal void ReceiveClose(CommMessage message)
    {
        IsClosed = true;
        _closed.ForEach(handler => handler.Call(message));
    }

    private static JsonElement Json(object? data) => data switch
    {
        JsonElement element => element,
        null => JsonSerializer.SerializeToElement(new Dictionary<string, string>()),
        _ => JsonSerializer.SerializeToElement(data, data.GetType()),
    };
}
