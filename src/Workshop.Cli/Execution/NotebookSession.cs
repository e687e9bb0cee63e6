using System.Diagnostics;
using Workshop.Cli.Execution.Outputs;
using Workshop.Cli.Execution.Protocol;
using Workshop.Scripting;

namespace Workshop.Cli.Execution;

/// <summary>One notebook's process from its start to its end, under the limits.</summary>
/// <remarks>
/// For one cell:
/// <code>
/// Sent ─CellBegan→ Running ─CellEnded→ Ended
///                     └─limit→ Interrupted ─CellEnded→ Ended
///                                   └─grace over→ Killed ─HostExited→ Ended
/// </code>
/// The timers only act on the process; the loop only listens. It always ends, since a killed process always reports its exit.
/// </remarks>
internal sealed class NotebookSession : IAsyncDisposable
{
    private static readonly TimeSpan PatienceForMarkers = TimeSpan.FromSeconds(2);

    private readonly ExecutionLimits _limits;
    private readonly NotebookOutputs _outputs;
    private readonly CancellationToken _cancellationToken;
    private readonly HostProcess _host;
    private readonly CancellationTokenRegistration _killOnCancel;
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly RawTextMarks _marks = new();
    private HostExited? _exited;

    internal NotebookSession(string folder, ExecutionLimits limits, NotebookOutputs outputs, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        (_limits, _outputs, _cancellationToken) = (limits, outputs, cancellationToken);
        _host = HostProcess.Start(folder);
        _killOnCancel = cancellationToken.UnsafeRegister(static host => ((HostProcess)host!).Kill(), _host);
    }

    /// <summary>Whether the process is gone, or must go: no further cell can run.</summary>
    internal bool HasEnded { get; private set; }

    /// <summary>Runs one cell to its end, to its limit or to the process's end.</summary>
    /// <returns>What went wrong, or null.</returns>
    internal async Task<CellError?> RunCellAsync(int number, string source)
    {
        _outputs.Begin(number);
        _host.Send(new RunCell(number, source));
        using (var notebookOver = new CancellationTokenSource(TimeLeft))
        using (notebookOver.Token.UnsafeRegister(_ => _host.Kill(), null))
        {
            if (await ListenAsync(static happened => happened is CellBegan).ConfigureAwait(false) is HostExited)
                return EndOfProcess(number, notebookOver.IsCancellationRequested ? TimeLimitErrors.OfNotebook(number, _limits.Notebook) : null);
        }

        var (limit, overLimit) = TimeLeft < _limits.Cell
            ? (TimeLeft, TimeLimitErrors.OfNotebook(number, _limits.Notebook))
            : (_limits.Cell, TimeLimitErrors.OfCell(number, _limits.Cell));
        using var expired = new CancellationTokenSource(limit);
        using var graceOver = new CancellationTokenSource(limit + ExecutionLimits.Grace);
        using var interrupt = expired.Token.UnsafeRegister(_ => _host.Send(new InterruptCell()), null);
        using var kill = graceOver.Token.UnsafeRegister(_ => _host.Kill(), null);
        if (await ListenAsync(happened => happened is CellEnded ended && ended.Cell == number).ConfigureAwait(false) is not CellEnded ended)
            return EndOfProcess(number, graceOver.IsCancellationRequested ? overLimit : null);

        await ReadRawTextOfAsync(number).ConfigureAwait(false);
        // A cell that just made it is not blamed, even if the timer fired.
        if (ended.Status != CellStatus.Interrupted)
            return ended.Error;
        HasEnded = true;
        return overLimit;
    }

    /// <summary>Ends the process and whatever it started.</summary>
    internal async Task EndAsync()
    {
        if (HasEnded)
            _host.Kill();
        else
            _host.Send(new EndNotebook());
        // A cell's own thread or exit handler may keep the process; it had its time.
        using var graceOver = new CancellationTokenSource(ExecutionLimits.Grace);
        using var kill = graceOver.Token.UnsafeRegister(_ => _host.Kill(), null);
        await ListenAsync(static _ => false).ConfigureAwait(false);
        _cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Kills the process if it still runs, and waits until it is gone with whatever it started.</summary>
    public async ValueTask DisposeAsync()
    {
        await _killOnCancel.DisposeAsync().ConfigureAwait(false);
        _host.Kill();
        await ListenAsync(static _ => false).ConfigureAwait(false);
        _host.Dispose();
    }

    private TimeSpan TimeLeft
    {
        get
        {
            var left = _limits.Notebook - Stopwatch.GetElapsedTime(_started);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    private CellError EndOfProcess(int number, CellError? overLimit)
    {
        HasEnded = true;
        _cancellationToken.ThrowIfCancellationRequested();
        return overLimit ?? ProcessEndErrors.Describe(number, _exited!.ExitCode);
    }

    private async Task<HostEvent> ListenAsync(Func<HostEvent, bool> isLast)
    {
        while (_exited is null)
        {
            var happened = await ReadAsync(CancellationToken.None).ConfigureAwait(false);
            if (isLast(happened))
                return happened;
        }
        return _exited;
    }

    // The process may close a stream, or die just after the cell: what came in time counts.
    private async Task ReadRawTextOfAsync(int number)
    {
        using var patience = new CancellationTokenSource(PatienceForMarkers);
        try
        {
            while (!_marks.Include(number) && _exited is null)
                await ReadAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Out of patience.
        }
    }

    private async Task<HostEvent> ReadAsync(CancellationToken cancellationToken)
    {
        var happened = await _host.Events.ReadAsync(cancellationToken).ConfigureAwait(false);
        _outputs.Apply(happened);
        _marks.Note(happened);
        _exited ??= happened as HostExited;
        return happened;
    }
}
