using Workshop.Coroutines;
using Workshop.Processes;

namespace Workshop.Tracing;

/// <summary>What the library calls at the places worth recording, each time behind a look at <see cref="TraceGate"/>.</summary>
internal static class Recorder
{
    private static readonly Lock Gate = new();
    private static TraceSession? _session;
    private static int _cameras;

    [ThreadStatic]
    private static TraceBuffer? _buffer;

    /// <exception cref="InvalidOperationException">Another trace is being recorded.</exception>
    internal static TraceSession Begin(TraceOptions options)
    {
        lock (Gate)
        {
            if (_session is not null)
                throw new InvalidOperationException("A trace is being recorded already, and its events would be missing there or here. Record one after the other.");
            var session = new TraceSession(options);
            Volatile.Write(ref _session, session);
            Switch();
            return session;
        }
    }

    internal static void End(TraceSession session)
    {
        lock (Gate)
        {
            session.Stop();
            Volatile.Write(ref _session, null);
            Switch();
        }
    }

    /// <summary>Somebody films a coroutine, which needs the ends of turns as a trace does.</summary>
    internal static void CountCamera(int change)
    {
        lock (Gate)
        {
            _cameras += change;
            Switch();
        }
    }

    /// <summary>The session that records at present.</summary>
    internal static TraceSession? Session => Volatile.Read(ref _session);

    /// <summary>At which await a coroutine stood before the turn that it has now; null in its first turn and while nobody records.</summary>
    internal static int? AwaitBeforeTurn(Coroutine coroutine, Worker worker) =>
        Session?.Buffers.FirstOrDefault(buffer => ReferenceEquals(buffer.Worker, worker))?.ReadOpenTurn() is { State: >= 0 } turn && turn.Subject == (uint)coroutine.Id
            ? turn.State + 1
            : null;

    /// <summary>Before the coroutine is queued up for the first time.</summary>
    internal static void Created(Coroutine coroutine) => Buffer()?.Add(TraceEventKind.Created, coroutine);

    internal static void Resumed(Coroutine coroutine) => Buffer()?.Add(TraceEventKind.Resumed, coroutine);

    /// <summary>Before the coroutine registers for its wake-up.</summary>
    internal static void Suspended<TAwaiter>(Coroutine coroutine) =>
        Buffer()?.Add(TraceEventKind.Suspended, coroutine, SuspensionReasonOf<TAwaiter>.Value);

    /// <summary>After a turn, before the worker lets go of the coroutine. What has neither ended nor parked has yielded.</summary>
    internal static void TurnEnded(Coroutine coroutine)
    {
        if (Buffer() is { HasOpenTurn: true } buffer) buffer.Add(TraceEventKind.Suspended, coroutine, SuspensionReason.Yield);
        Camera.OnThisThread?.TurnEnded(coroutine);
    }

    /// <summary>Before the coroutine becomes ready, so that its next turn comes after this event.</summary>
    internal static void Woken(Coroutine coroutine) => Buffer()?.Add(TraceEventKind.Woken, coroutine);

    /// <summary>Before those who wait for it are woken.</summary>
    internal static void Ended(Coroutine coroutine, CoroutineEnding ending) => Buffer()?.Add(
        ending.Status switch
        {
            CoroutineStatus.Completed => TraceEventKind.Completed,
            CoroutineStatus.Cancelled => TraceEventKind.Cancelled,
            _ => TraceEventKind.Faulted,
        },
        coroutine);

    /// <summary>A child process was started; its end is recorded as soon as it is known.</summary>
    internal static void ChildStarted(StartedChild child)
    {
        if (ProgramStarted(child.Pid) is { } ended)
            _ = child.Finished.ContinueWith(_ => ended(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>A child process was started whose end somebody else sees.</summary>
    /// <returns>To be called at its end, on any thread; null when nothing records.</returns>
    internal static Action? ProgramStarted(int pid)
    {
        if (Buffer() is not { } buffer) return null;
        buffer.Add(new TraceRecord { Kind = TraceEventKind.ProcessStarted, Subject = (uint)pid, State = TraceRecord.Unknown });
        return () => buffer.Add(new TraceRecord { Kind = TraceEventKind.ProcessEnded, Subject = (uint)pid, State = TraceRecord.Unknown });
    }

    private static TraceBuffer? Buffer()
    {
        var session = Volatile.Read(ref _session);
        if (session is null) return null;
        var buffer = _buffer;
        if (buffer is not null && ReferenceEquals(buffer.Session, session)) return buffer;
        return Prewarming.IsUnderWayHere ? null : _buffer = session.OpenBuffer();
    }

    private static void Switch()
    {
        Volatile.Write(ref TraceGate.IsOn, _session is not null || _cameras > 0);
        if (TraceGate.IsOn) LiveSchedulers.SignalAll();
    }
}
