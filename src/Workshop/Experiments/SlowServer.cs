using System.Net;
using System.Net.Sockets;

namespace Workshop.Experiments;

/// <summary>A small server on this machine that answers after a while. It stands for a slow download.</summary>
/// <remarks>
/// Every request is answered after the same delay, however many wait at the same time: the server itself is never the bottleneck.
/// It listens on the loopback address at a free port and ends by itself when its lifetime is over. All members may be called from any thread.
/// </remarks>
public sealed partial class SlowServer : IDisposable
{
    /// <summary>The size of every answer, in bytes.</summary>
    public const int AnswerBytes = 1024;

    private const int Backlog = 512;
    private static readonly TimeSpan DefaultLifetime = TimeSpan.FromMinutes(5);

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly HashSet<Socket> _connections = [];
    private readonly TimeSpan _lifetime;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _end;
    private readonly EndPoint _endPoint;
    private int _waiting;
    private int _mostWaiting;
    private int _answered;

    /// <summary>Starts a server.</summary>
    /// <param name="delay">How long each request waits for its answer.</param>
    /// <param name="lifetime">When the server ends by itself; null for five minutes.</param>
    /// <param name="timeProvider">The clock of delays and lifetime; null for the system's.</param>
    public SlowServer(TimeSpan delay, TimeSpan? lifetime = null, TimeProvider? timeProvider = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        Delay = delay;
        _lifetime = lifetime ?? DefaultLifetime;
        _time = timeProvider ?? TimeProvider.System;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, port: 0));
        _listener.Listen(Backlog);
        _endPoint = _listener.LocalEndPoint!;
        _end = new CancellationTokenSource(_lifetime, _time);
        _end.Token.Register(CloseSockets);
        // Not on the caller's context, which a blocking caller keeps busy.
        _ = Task.Run(AcceptAsync);
    }

    /// <summary>How long each request waits for its answer.</summary>
    public TimeSpan Delay { get; }

    /// <summary>How many requests have been answered.</summary>
    public int Answered => Volatile.Read(ref _answered);

    /// <summary>How many requests have waited at the same time at most.</summary>
    public int MostWaiting => Volatile.Read(ref _mostWaiting);

    /// <summary>Ends the server. Downloads that still wait fail at once.</summary>
    public void Dispose()
    {
        try
        {
            _end.Cancel();
        }
        catch (ObjectDisposedException)
        {
            return; // Disposed of before.
        }

        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptAsync(_end.Token).ConfigureAwait(false));
        }
        catch (Exception closed) when (IsEnd(closed))
        {
        }
    }

    private async Task ServeAsync(Socket connection)
    {
        using var _ = connection;
        if (!Remember(connection))
            return;
        try
        {
            var answer = new byte[AnswerBytes];
            var request = new byte[1];
            while (await connection.ReceiveAsync(request, _end.Token).ConfigureAwait(false) > 0)
            {
                CountWaiting();
                await Task.Delay(Delay, _time, _end.Token).ConfigureAwait(false);
                Interlocked.Decrement(ref _waiting);
                Interlocked.Increment(ref _answered);
                await connection.SendAsync(answer, _end.Token).ConfigureAwait(false);
            }
        }
        catch (Exception closed) when (IsEnd(closed))
        {
        }
        finally
        {
            lock (_connections)
                _connections.Remove(connection);
        }
    }

    private void CountWaiting()
    {
        var waiting = Interlocked.Increment(ref _waiting);
        for (var most = MostWaiting; most < waiting;)
            most = Interlocked.CompareExchange(ref _mostWaiting, waiting, most);
    }

    // Under the lock, so that a connection is either remembered before the end closes all, or turned away after it.
    private bool Remember(Socket connection)
    {
        lock (_connections)
            return !_end.IsCancellationRequested && _connections.Add(connection);
    }

    private void CloseSockets()
    {
        _listener.Dispose();
        lock (_connections)
        {
            foreach (var connection in _connections)
                connection.Dispose();
        }
    }

    // The end closes sockets under a pending call; a client may also break off.
    private static bool IsEnd(Exception exception) =>
        exception is OperationCanceledException or SocketException or ObjectDisposedException;
}
