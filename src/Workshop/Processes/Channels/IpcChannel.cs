using System.Buffers.Binary;

namespace Workshop.Processes;

/// <summary>A two-way channel of bytes between two processes, or two threads: one side listens, the other connects.</summary>
/// <remarks>
/// <para>One peer, one connection. Bytes arrive in order and whole, but without boundaries: both sides agree on lengths.
/// A <see cref="Send"/> may wait until the peer has read.</para>
/// <para>One thread may send while another receives; beyond that the channel is not thread-safe. <see cref="Dispose"/> on another
/// thread ends a waiting call of this side, except a <see cref="Receive"/> on a Unix pipe, which ends when the peer closes too.</para>
/// <para>Whatever the channel put into the file system is gone as soon as the peer is connected, at the latest after
/// <see cref="Dispose"/>. Only a listener that is killed before anybody connected leaves its file behind.</para>
/// </remarks>
/// <example><code>
/// using var channel = IpcChannel.Listen(IpcKind.Pipe);
/// // … hand channel.Address to a child, which calls IpcChannel.Connect(address) …
/// channel.SendInt64(41);
/// var answer = channel.ReceiveInt64();
/// </code></example>
public abstract partial class IpcChannel : IDisposable
{
    private readonly IpcAddress _address;
    private volatile bool _disposed;
    private volatile bool _peerGone;

    private protected IpcChannel(IpcAddress address, bool connected)
    {
        _address = address;
        _connected = connected;
        Address = address.ToString();
    }

    /// <summary>The kernel's means behind this channel.</summary>
    public IpcKind Kind => _address.Kind;

    /// <summary>What the peer gives to <see cref="Connect"/>: <c>kind:place</c>, one line, to be passed on unchanged.</summary>
    public string Address { get; }

    private protected bool Disposed => _disposed;

    /// <summary>Why this system has no such channel; null where it has.</summary>
    /// <param name="kind">The kernel's means.</param>
    public static string? Limitation(IpcKind kind) => kind switch
    {
        IpcKind.AnonymousPipe when !OperatingSystem.IsLinux() =>
            $"The peer finds an anonymous pipe by way of /proc, which only Linux has. Use {nameof(IpcKind.Pipe)} on this system.",
        IpcKind.Pipe when !OperatingSystem.IsWindows() && !OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS() =>
            "Pipes are implemented for Linux, macOS and Windows. Use a socket or shared memory on this system.",
        _ => null,
    };

    /// <summary>Opens a channel and returns at once; the first <see cref="Send"/> or <see cref="Receive"/> waits for the peer.</summary>
    /// <param name="kind">The kernel's means.</param>
    /// <exception cref="PlatformNotSupportedException">This system has no such means; see <see cref="Limitation"/>.</exception>
    /// <exception cref="IOException">The system refused, for instance because the disk is full.</exception>
    public static IpcChannel Listen(IpcKind kind) => kind switch
    {
        _ when Limitation(kind) is { } reason => throw new PlatformNotSupportedException(reason),
        IpcKind.AnonymousPipe when OperatingSystem.IsLinux() => AnonymousPipeChannel.Listen(),
        IpcKind.Pipe when OperatingSystem.IsWindows() => NamedPipeChannel.Listen(),
        IpcKind.Pipe when OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() => FifoChannel.Listen(),
        IpcKind.UnixSocket => UnixSocketChannel.Listen(),
        IpcKind.TcpSocket => TcpSocketChannel.Listen(),
        IpcKind.SharedMemory or IpcKind.SharedMemorySpinning => SharedMemoryChannel.NewListener(kind),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, $"Choose a value of {nameof(IpcKind)}."),
    };

    /// <summary>Connects to the side that listens; does not wait for its first call.</summary>
    /// <param name="address">The listener's <see cref="Address"/>.</param>
    /// <exception cref="ArgumentException">This is not an address.</exception>
    /// <exception cref="IOException">Nobody listens there, or somebody else is connected.</exception>
    public static IpcChannel Connect(string address)
    {
        var parsed = IpcAddress.Parse(address);
        try
        {
            return parsed.Kind switch
            {
                IpcKind.AnonymousPipe when OperatingSystem.IsLinux() => AnonymousPipeChannel.Connect(parsed),
                IpcKind.Pipe when OperatingSystem.IsWindows() => NamedPipeChannel.Connect(parsed),
                IpcKind.Pipe when OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() => FifoChannel.Connect(parsed),
                IpcKind.UnixSocket => UnixSocketChannel.Connect(parsed),
                IpcKind.TcpSocket => TcpSocketChannel.Connect(parsed),
                IpcKind.SharedMemory or IpcKind.SharedMemorySpinning => SharedMemoryChannel.Connect(parsed),
                _ => throw new PlatformNotSupportedException($"This system cannot open '{address}'. Listen with another {nameof(IpcKind)}."),
            };
        }
        catch (Exception refusal) when (refusal is IOException or System.Net.Sockets.SocketException or UnauthorizedAccessException or TimeoutException)
        {
            throw new IOException(
                $"No channel waits at '{address}' ({refusal.Message.TrimEnd('.')}). It was closed, or a peer is connected already: " +
                $"call {nameof(Listen)} again and pass on the new {nameof(Address)}.", refusal);
        }
    }

    /// <summary>Sends all of <paramref name="bytes"/>, waiting for room where the channel is full.</summary>
    /// <param name="bytes">Any number of bytes.</param>
    /// <exception cref="PeerGoneException">The peer closed the channel, or its process has ended.</exception>
    /// <exception cref="PeerMissingException">Nobody connected within <see cref="ConnectLimit"/>.</exception>
    /// <exception cref="ObjectDisposedException">This side is closed.</exception>
    public void Send(ReadOnlySpan<byte> bytes)
    {
        EnsureConnected();
        try
        {
            SendAll(bytes);
        }
        catch (Exception cause) when (MeansTheEnd(cause))
        {
            throw TheEnd(cause);
        }
    }

    /// <summary>Waits until <paramref name="bytes"/> is full.</summary>
    /// <param name="bytes">Receives exactly as many bytes as it is long.</param>
    /// <inheritdoc cref="Send"/>
    public void Receive(Span<byte> bytes)
    {
        EnsureConnected();
        try
        {
            while (!bytes.IsEmpty)
            {
                var count = ReceiveSome(bytes);
                if (count == 0)
                    throw TheEnd(cause: null);
                bytes = bytes[count..];
            }
        }
        catch (Exception cause) when (MeansTheEnd(cause))
        {
            throw TheEnd(cause);
        }
    }

    /// <summary>Sends a number as 8 bytes, the lowest first.</summary>
    /// <param name="value">The number.</param>
    /// <inheritdoc cref="Send"/>
    public void SendInt64(long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        Send(bytes);
    }

    /// <summary>Waits for a number that the peer sent with <see cref="SendInt64"/>.</summary>
    /// <inheritdoc cref="Send" path="/exception"/>
    public long ReceiveInt64()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        Receive(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }

    /// <summary>Closes this side; the peer receives what is on its way and then learns that this side is gone. Safe to call again.</summary>
    public void Dispose()
    {
        _disposed = true;
        lock (_connecting)
        {
            if (!_closed)
                Close();
            _closed = true;
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Sends everything. Throws <see cref="IOException"/> or a socket's exception when the peer is gone.</summary>
    private protected abstract void SendAll(ReadOnlySpan<byte> bytes);

    /// <summary>Waits for one byte at least. Returns the number of bytes, 0 when the peer is gone.</summary>
    private protected abstract int ReceiveSome(Span<byte> bytes);

    /// <summary>Frees everything; called once. Calls of other threads may be waiting.</summary>
    private protected abstract void Close();

    private static bool MeansTheEnd(Exception cause) =>
        cause is (IOException and not PeerGoneException) or System.Net.Sockets.SocketException or ObjectDisposedException;

    private Exception TheEnd(Exception? cause)
    {
        if (_disposed)
            return Closed();
        _peerGone = true;
        return new PeerGoneException(Kind, Address, cause);
    }

    private ObjectDisposedException Closed() => new(
        Address, $"Channel '{Address}' was closed on this side. Dispose of it after the last Send and Receive.");
}
