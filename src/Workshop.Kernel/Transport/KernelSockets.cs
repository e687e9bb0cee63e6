using System.Diagnostics.CodeAnalysis;
using NetMQ;
using NetMQ.Sockets;
using Workshop.Kernel.Protocol;

namespace Workshop.Kernel.Transport;

/// <summary>The sockets but for the heartbeat's, and the one thread that touches them.</summary>
/// <remarks>
/// <para>Other threads hand over what is to be sent; it leaves in that order, over all sockets. What comes in is checked here and
/// handed to <c>receive</c>, which must not block.</para>
/// <para>A frame larger than <see cref="MostBytesOfFrame"/> ends its sender's connection.</para>
/// </remarks>
internal sealed class KernelSockets : IDisposable
{
    /// <summary>Far above what a notebook sends; a length that somebody made up must not make the kernel allocate it.</summary>
    internal const long MostBytesOfFrame = 64 << 20;

    private const int MostMessagesInTurn = 100;
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(1);

    private readonly MessageSigner _signer;
    private readonly Action<Message> _receive;
    private readonly Action<string> _subscribed;
    private readonly KernelLog _log;
    private readonly RouterSocket _shell = new();
    private readonly RouterSocket _control = new();
    private readonly RouterSocket _stdin = new();
    private readonly XPublisherSocket _iopub = new();
    private readonly NetMQQueue<Action> _work = new();
    private readonly NetMQPoller _poller;
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Binds all sockets.</summary>
    /// <exception cref="ListenException">A port is taken, or the address is not this machine's.</exception>
    internal KernelSockets(ConnectionFile connection, MessageSigner signer, Action<Message> receive, Action<string> subscribed, KernelLog log)
    {
        (_signer, _receive, _subscribed, _log) = (signer, receive, subscribed, log);
        try
        {
            Bind(_shell, connection, connection.ShellPort, "shell_port");
            Bind(_control, connection, connection.ControlPort, "control_port");
            Bind(_stdin, connection, connection.StdinPort, "stdin_port");
            Bind(_iopub, connection, connection.IopubPort, "iopub_port");
        }
        catch
        {
            CloseSockets();
            _work.Dispose();
            throw;
        }

        // A client that connects again under its old identity takes the place of its dead connection.
        foreach (var socket in (RouterSocket[])[_shell, _control, _stdin])
            socket.Options.RouterHandover = true;
        // Each new subscriber is heard of, not only the first one of a topic.
        _iopub.Options.XPubVerbose = true;
        _shell.ReceiveReady += (_, _) => Read(_shell, KernelChannel.Shell);
        _control.ReceiveReady += (_, _) => Read(_control, KernelChannel.Control);
        _stdin.ReceiveReady += (_, _) => Read(_stdin, KernelChannel.Stdin);
        _iopub.ReceiveReady += (_, _) => ReadSubscriptions();
        _work.ReceiveReady += (_, _) => Work();
        _poller = [_work, _control, _shell, _stdin, _iopub];
    }

    /// <summary>Starts to receive and to send.</summary>
    internal void Start() => new Thread(Run) { IsBackground = true, Name = "kernel sockets" }.Start();

    /// <summary>Sends frames through a socket. After the end it does nothing.</summary>
    internal void Send(KernelChannel channel, List<byte[]> frames) => Post(() => SocketOf(channel).TrySendMultipartBytes(TimeSpan.Zero, frames));

    /// <summary>Completes when everything that has arrived at the shell's socket was handed to <c>receive</c>.</summary>
    internal Task CatchUpOnShellAsync()
    {
        var caughtUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            Read(_shell, KernelChannel.Shell, most: int.MaxValue);
            caughtUp.SetResult();
        });
        return Task.WhenAny(caughtUp.Task, _closed.Task);
    }

    /// <summary>Sends what was handed over, then closes the sockets.</summary>
    public void Dispose()
    {
        Post(_poller.StopAsync);
        _closed.Task.Wait();
    }

    internal static string AddressOf(ConnectionFile connection, int port) =>
        $"tcp://{(connection.Ip.Contains(':', StringComparison.Ordinal) ? $"[{connection.Ip}]" : connection.Ip)}:{port}";

    internal static void Bind(NetMQSocket socket, ConnectionFile connection, int port, string name)
    {
        // 0 is no limit: a limit would make the socket drop messages, and "idle" with them.
        socket.Options.SendHighWatermark = 0;
        socket.Options.ReceiveHighWatermark = 0;
        socket.Options.MaxMsgSize = MostBytesOfFrame;
        socket.Options.Linger = Linger;
        socket.Options.IPv4Only = !connection.Ip.Contains(':', StringComparison.Ordinal);
        try
        {
            socket.Bind(AddressOf(connection, port));
        }
        catch (Exception exception) when (exception is NetMQException or System.Net.Sockets.SocketException)
        {
            throw new ListenException(
                $"The kernel cannot listen on {connection.Ip}:{port} ({name}): {Reason(exception)}. Start it through Jupyter, which picks free ports, or name others in the connection file.");
        }
    }

    private static string Reason(Exception exception) =>
        exception is AddressAlreadyInUseException ? "another program listens there already" : exception.Message.TrimEnd('.');

    private void Post(Action work)
    {
        try
        {
            _work.Enqueue(work);
        }
        catch (ObjectDisposedException)
        {
            // A thread that a cell left behind still writes while the kernel ends.
        }
    }

    private void Run()
    {
        try
        {
            _poller.Run();
        }
        finally
        {
            CloseSockets();
            _poller.Dispose();
            _work.Dispose();
            _closed.SetResult();
        }
    }

    private void Work()
    {
        for (var turn = 0; turn < MostMessagesInTurn && _work.TryDequeue(out var work, TimeSpan.Zero); turn++)
            work();
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a message contains, the next one must be read.")]
    private void Read(RouterSocket socket, KernelChannel channel, int most = MostMessagesInTurn)
    {
        List<byte[]> frames = [];
        for (var turn = 0; turn < most && socket.TryReceiveMultipartBytes(ref frames); turn++)
        {
            try
            {
                _receive(MessageFrames.Read(_signer, channel, frames));
            }
            catch (MessageFormatException exception)
            {
                _log.Write($"A message on {channel} is ignored: {exception.Message}.");
            }
            catch (Exception exception)
            {
                _log.Write($"A message on {channel} is ignored: {exception}");
            }
        }
    }

    private void ReadSubscriptions()
    {
        for (var turn = 0; turn < MostMessagesInTurn && _iopub.TryReceiveFrameBytes(TimeSpan.Zero, out var frame); turn++)
        {
            if (frame is [1, .. var topic])
                _subscribed(System.Text.Encoding.UTF8.GetString(topic));
            else if (frame is not [0, ..])
                _log.Write("A message on Iopub is ignored: clients only listen there.");
        }
    }

    private NetMQSocket SocketOf(KernelChannel channel) => channel switch
    {
        KernelChannel.Shell => _shell,
        KernelChannel.Control => _control,
        KernelChannel.Stdin => _stdin,
        _ => _iopub,
    };

    private void CloseSockets()
    {
        _shell.Dispose();
        _control.Dispose();
        _stdin.Dispose();
        _iopub.Dispose();
    }
}
