using NetMQ;
using Workshop.Kernel.Comms;
using Workshop.Kernel.Execution;
using Workshop.Kernel.Handlers;
using Workshop.Kernel.History;
using Workshop.Kernel.Protocol;
using Workshop.Kernel.Transport;
using Workshop.Scripting;

namespace Workshop.Kernel;

/// <summary>A Jupyter kernel for C#: listens where the connection file says, and runs the cells that clients send.</summary>
/// <remarks>
/// <code>
/// Starting ─sockets listen→ Idle ⇄ Busy (a request each) ─shutdown_request, Dispose→ ShuttingDown ─sockets flushed→ gone
/// </code>
/// <para>One thread owns the sockets, one answers heartbeats, one handles what comes over shell, one what comes over control. The
/// engine is made in the background; requests that need it wait for it.</para>
/// <para>Thread-safe.</para>
/// </remarks>
public sealed class JupyterKernel : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource _shutdownAsked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly EngineSource _engine = new();
    private readonly PendingCells _pending = new();
    private readonly IKernelHost _host;
    private readonly Heartbeat _heartbeat;
    private readonly KernelSockets _sockets;
    private readonly RunningCell _running;
    private readonly StdinChannel _stdin;
    private readonly RequestLoop _shell;
    private readonly RequestLoop _control;
    private int _ending;

    private JupyterKernel(ConnectionFile connection, IKernelHost host)
    {
        _host = host;
        var log = new KernelLog(host.Log);
        var signer = new MessageSigner(connection.Key);
        var messenger = new Messenger(signer, (channel, frames) => _sockets!.Send(channel, frames));
        var raw = new RawOutput(_engine, log);
        var history = new CellHistory();
        var preparation = new IdlePreparation(_engine, log);
        _running = new RunningCell(host, log);
        _stdin = new StdinChannel(messenger, log);
        _heartbeat = new Heartbeat(connection);
        try
        {
            _sockets = new KernelSockets(connection, signer, Receive, topic => messenger.Welcome(topic), log);
        }
        catch
        {
            _heartbeat.Dispose();
            throw;
        }

        var comms = new CommRegistry(messenger, () => _shell!.LatestHeader);
        CommHost.Use(comms);
        var everywhere = new Dictionary<string, IRequestHandler>(StringComparer.Ordinal)
        {
            ["kernel_info_request"] = new KernelInfoHandler(messenger),
            ["connect_request"] = new ConnectHandler(messenger, connection),
            ["interrupt_request"] = new InterruptHandler(messenger, Interrupt),
            ["shutdown_request"] = new ShutdownHandler(messenger, () => _shutdownAsked.TrySetResult()),
            ["debug_request"] = new DebugHandler(messenger),
        };
        _control = new RequestLoop("control", messenger, log, everywhere);
        _shell = new RequestLoop("shell", messenger, log, new Dictionary<string, IRequestHandler>(everywhere, StringComparer.Ordinal)
        {
            ["execute_request"] = new ExecuteHandler(
                messenger, _engine, _running, _pending, raw, _stdin, history, preparation, _sockets.CatchUpOnShellAsync),
            ["complete_request"] = new CompleteHandler(messenger, _engine),
            ["inspect_request"] = new InspectHandler(messenger, _engine),
            ["is_complete_request"] = new IsCompleteHandler(messenger, _engine),
            ["comm_info_request"] = new CommInfoHandler(messenger, comms, preparation),
            ["comm_open"] = new CommHandler(comms, _engine, log),
            ["comm_msg"] = new CommHandler(comms, _engine, log),
            ["comm_close"] = new CommHandler(comms, _engine, log),
            ["history_request"] = new HistoryHandler(messenger, history),
        });
        messenger.PublishStatus("starting", null);
        _heartbeat.Start();
        _sockets.Start();
        _control.Start();
        _shell.Start();
        _engine.Start(Environment.CurrentDirectory);
        raw.Begin(host);
    }

    /// <summary>Completes when a client has asked the kernel to shut down, and has been answered. The owner then disposes of it.</summary>
    public Task ShutdownAsked => _shutdownAsked.Task;

    /// <summary>Listens, and returns as soon as clients are answered.</summary>
    /// <param name="connection">Where to listen.</param>
    /// <param name="host">The process that it lives in.</param>
    /// <exception cref="ListenException">A port is taken.</exception>
    public static JupyterKernel Start(ConnectionFile connection, IKernelHost host)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(host);
        return new JupyterKernel(connection, host);
    }

    /// <summary>Stops the running cell, if there is one, and kills the child processes that it started. Returns at once.</summary>
    public void Interrupt() => _running.Interrupt();

    /// <summary>Interrupts the running cell, kills all child processes, sends what is to be sent and closes the sockets.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _ending, 1) != 0)
            return;
        _control.Dispose();
        _shell.Dispose();
        _running.Interrupt();
        _control.Ended.Wait(Patience);
        _shell.Ended.Wait(Patience);
        _host.KillChildren([]);
        _sockets.Dispose();
        _heartbeat.Dispose();
        _engine.Dispose();
    }

    /// <summary>For a process that is ending, perhaps by the hand of a cell: kills all child processes, and waits until the system has
    /// taken what was sent. No socket of NetMQ works afterwards in this process.</summary>
    public void EndWithProcess()
    {
        if (Interlocked.Exchange(ref _ending, 1) == 0)
        {
            // The cell's thread may be the one that calls: nothing here waits for the cell.
            _control.Dispose();
            _shell.Dispose();
            _host.KillChildren([]);
            _engine.IfReady?.DrainAsync().Wait(Patience);
            _sockets.Dispose();
            _heartbeat.Dispose();
        }

        NetMQConfig.Cleanup(block: true);
    }

    private void Receive(Message message)
    {
        switch (message.Channel)
        {
            case KernelChannel.Stdin:
                _stdin.Receive(message);
                break;
            case KernelChannel.Control:
                _control.Add(message);
                break;
            default:
                if (message.Header.Type == "execute_request")
                    _pending.Add(message);
                _shell.Add(message);
                break;
        }
    }
}
