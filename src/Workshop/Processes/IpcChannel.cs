using System.Buffers.Binary;
using Workshop.Processes.Ipc;

namespace Workshop.Processes;

/// <summary>A stream of bytes in both directions between two processes of this machine.</summary>
/// <remarks>
/// <para>One process listens and hands <see cref="Address"/> to the other, which connects. <see cref="Listen"/> returns at once; the
/// first <see cref="Send"/> or <see cref="Receive"/> waits for the peer, up to the limit.</para>
/// <para>Messages have no boundaries: agree on their sizes. One thread may send while another receives; two must not do the
/// same at once. Dispose the channel when no thread is inside. Closing is final for both sides: the peer still receives
/// what was sent before.</para>
/// <para>Files by which the two find each other are private to the user. They vanish when both are connected, and with
/// <see cref="Dispose"/> at the latest.</para>
/// <example><code>
/// using var channel = IpcChannel.Listen(IpcKind.TcpSocket);
/// var child = ChildProcess.RunAsync(static address =>
/// {
///     using var parent = IpcChannel.Connect(address);
///     parent.SendInt64(parent.ReceiveInt64() + 1);
/// }, channel.Address);
/// channel.SendInt64(41);
/// var answer = channel.ReceiveInt64();
/// </code></example>
/// </remarks>
public abstract class IpcChannel : IDisposable
{
    /// <summary>How long a listening channel waits for its peer unless told otherwise: 30 seconds.</summary>
    public static readonly TimeSpan DefaultConnectLimit = TimeSpan.FromSeconds(30);

    private protected IpcChannel(IpcKind kind, string location)
    {
        Kind = kind;
        Address = $"{Scheme(kind)}:{location}";
    }

    /// <summary>What carries the bytes.</summary>
    public IpcKind Kind { get; }

    /// <summary>Text by which another process of this machine connects, once.</summary>
    public string Address { get; }

    /// <summary>Makes a channel that waits for a peer, and returns at once.</summary>
    /// <param name="kind">What is to carry the bytes.</param>
    /// <param name="connectLimit">How long the first <see cref="Send"/> or <see cref="Receive"/> waits for the peer;
    /// null for <see cref="DefaultConnectLimit"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind, or the limit is not positive or above 24 days.</exception>
    /// <exception cref="IOException">The system refuses what the channel needs.</exception>
    public static IpcChannel Listen(IpcKind kind, TimeSpan? connectLimit = null)
    {
        var limit = connectLimit ?? DefaultConnectLimit;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero, nameof(connectLimit));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, TimeSpan.FromMilliseconds(int.MaxValue), nameof(connectLimit));
        return kind switch
        {
            IpcKind.Pipe when OperatingSystem.IsWindows() => WindowsPipeChannel.ListenFor(limit),
            IpcKind.Pipe when OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() => FifoChannel.ListenFor(limit),
            IpcKind.UnixSocket => SocketChannel.ListenUnix(RendezvousFolder.Create(), limit),
            IpcKind.TcpSocket => SocketChannel.ListenTcp(limit),
            IpcKind.SharedMemory => SharedMemoryChannel.ListenFor(limit),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such channel on this system."),
        };
    }

    /// <summary>Connects to a channel that another process made.</summary>
    /// <param name="address">The other's <see cref="Address"/>.</param>
    /// <exception cref="ArgumentException">The text is no address of a channel.</exception>
    /// <exception cref="IOException">Nobody listens there any more, or another process has connected already.</exception>
    public static IpcChannel Connect(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var (scheme, location) = address.Split(':', 2) is [var before, var after] ? (before, after) : ("", "");
        return scheme switch
        {
            "pipe" when OperatingSystem.IsWindows() => WindowsPipeChannel.ConnectTo(location),
            "pipe" when OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() => FifoChannel.ConnectTo(location),
            "unix" => SocketChannel.ConnectUnix(RendezvousFolder.At(location)),
            "tcp" => SocketChannel.ConnectTcp(location),
            "memory" => SharedMemoryChannel.ConnectTo(location),
            _ => throw new ArgumentException($"'{address}' is not the address of a channel. Pass what {nameof(Address)} of the listening channel says.", nameof(address)),
        };
    }

    /// <summary>Sends all bytes; waits while the peer has not taken enough of those sent before.</summary>
    /// <param name="bytes">What to send.</param>
    /// <exception cref="EndOfStreamException">The peer is gone: it closed the channel, or its process has ended.</exception>
    /// <exception cref="TimeoutException">No peer has connected within the limit.</exception>
    /// <exception cref="ObjectDisposedException">This side is closed.</exception>
    public abstract void Send(ReadOnlySpan<byte> bytes);

    /// <summary>Receives exactly as many bytes as there is room for; waits until they have come.</summary>
    /// <param name="bytes">Where they go.</param>
    /// <inheritdoc cref="Send"/>
    public abstract void Receive(Span<byte> bytes);

    /// <summary>Sends a number as eight bytes, the lowest first.</summary>
    /// <param name="value">The number.</param>
    /// <inheritdoc cref="Send"/>
    public void SendInt64(long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        Send(bytes);
    }

    /// <summary>Receives a number that the peer sent with <see cref="SendInt64"/>.</summary>
    /// <inheritdoc cref="Send"/>
    public long ReceiveInt64()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        Receive(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }

    /// <summary>Closes this side and removes what is left of the channel in the file system. Doing it again changes nothing.</summary>
    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    private protected abstract void Close();

    private protected EndOfStreamException PeerGone(Exception? cause = null) =>
        new($"The peer is gone: the process at the other end of '{Address}' has closed the channel or ended.", cause);

    private protected TimeoutException NoPeer(TimeSpan limit) =>
        new($"No process has connected to '{Address}' within {limit.TotalSeconds:0.###} s. Start the peer before the first Send or Receive, or raise the limit of {nameof(Listen)}.");

    private protected static IOException NobodyListens(string location, Exception? cause = null) =>
        new($"Nobody listens at '{location}'. The other process has closed its channel, has ended, or has its peer already.", cause);

    private static string Scheme(IpcKind kind) => kind switch
    {
        IpcKind.Pipe => "pipe",
        IpcKind.UnixSocket => "unix",
        IpcKind.TcpSocket => "tcp",
        _ => "memory",
    };
}
