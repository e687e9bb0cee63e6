using System.Diagnostics.CodeAnalysis;
using Workshop.Scripting.Display;
using Workshop.Scripting.Formatting;

namespace Workshop.Scripting.Execution;

/// <summary>One run of one cell: its threads, its output, its interruption.</summary>
/// <remarks>
/// <code>
/// Created ─RunAsync→ Running ─value, exception→ Ended
///                       └──interrupt→ Stopping ─threads gone, or patience over→ Ended
/// </code>
/// The cell's first stretch runs on a thread of its own, what follows an <c>await</c> on any thread of the cell's
/// <see cref="CellTaskScheduler"/>. Each stretch runs inside <see cref="AbortableStretch"/>, so that even a loop without an end can be stopped.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "Threads of the cell may ask for the token long after the cell has ended; it holds no handle.")]
internal sealed class CellExecution
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly AsyncLocal<CellExecution?> OfThisFlow = new();
    private static CellExecution? s_latest;

    private readonly CancellationTokenSource _abort = new();
    private readonly TaskCompletionSource _interrupted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<AbortableStretch> _running = [];
    private TaskCompletionSource? _idle;

    internal CellExecution(int number, CellOutputQueue output, ICellInput? input)
    {
        Number = number;
        Output = output;
        Input = new CellInput(this, input);
    }

    /// <summary>The execution that the calling code belongs to: the cell whose flow it is, else the latest one started, else null.</summary>
    internal static CellExecution? Current => OfThisFlow.Value ?? Volatile.Read(ref s_latest);

    internal int Number { get; }

    internal CellOutputQueue Output { get; }

    internal CellInput Input { get; }

    internal CancellationToken Abort => _abort.Token;

    internal bool IsInterrupted { get; private set; }

    /// <summary>Runs the cell to its end.</summary>
    /// <exception cref="CellInterruptedException">The cell was interrupted.</exception>
    internal async Task<object?> RunAsync(Func<Task<object>> entry, CancellationToken interrupt)
    {
        // What the reader registers comes after ours, and so wins.
        await RichFormatter.RegisterAsync().ConfigureAwait(false);
        if (Number > 0)
            Volatile.Write(ref s_latest, this);
        var started = new TaskCompletionSource<Task<object>>(TaskCreationOptions.RunContinuationsAsynchronously);
        // A second abort never reaches a thread that was aborted before, so each cell gets a new one.
        var thread = new Thread(() => Start(entry, started)) { IsBackground = true, Name = $"cell {Number}" };
        using var registration = interrupt.UnsafeRegister(static state => ((CellExecution)state!).BeginInterrupt(), this);
        thread.Start();

        var cell = CellTaskAsync(started.Task);
        await Task.WhenAny(cell, _interrupted.Task).ConfigureAwait(false);
        if (!IsInterrupted)
            return await cell.ConfigureAwait(false);
        await _interrupted.Task.ConfigureAwait(false);
        throw new CellInterruptedException(Stopped);
    }

    /// <summary>Formats the cell's value on this thread as if the cell did it, so that what a formatter writes lands in the cell.</summary>
    internal MimeBundle Format(object? value)
    {
        OfThisFlow.Value = this;
        return ValueFormatter.Format(value);
    }

    /// <summary>Runs one stretch of the cell's code, unless the cell is interrupted already.</summary>
    internal void RunStretch(Action code)
    {
        var stretch = new AbortableStretch();
        lock (_running)
        {
            if (IsInterrupted)
                return;
            _running.Add(stretch);
        }

        try
        {
            stretch.Run(code, Abort);
        }
        finally
        {
            lock (_running)
            {
                _running.Remove(stretch);
                if (_running.Count == 0)
                    _idle?.TrySetResult();
            }
        }
    }

    private bool Stopped { get; set; }

    private static async Task<object?> CellTaskAsync(Task<Task<object>> started) =>
        await (await started.ConfigureAwait(false)).ConfigureAwait(false);

    private void Start(Func<Task<object>> entry, TaskCompletionSource<Task<object>> started)
    {
        OfThisFlow.Value = this;
        RunStretch(() =>
        {
            var first = new Task<Task<object>>(entry);
            first.RunSynchronously(new CellTaskScheduler(this));
            if (first.IsFaulted)
                started.TrySetException(first.Exception.InnerExceptions);
            else
                started.TrySetResult(first.Result);
        });
    }

    private void BeginInterrupt() =>
        new Thread(Interrupt) { IsBackground = true, Name = $"interrupting cell {Number}" }.Start();

    private void Interrupt()
    {
        AbortableStretch[] running;
        var idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_running)
        {
            IsInterrupted = true;
            running = [.. _running];
            _idle = idle;
            if (running.Length == 0)
                idle.TrySetResult();
        }

        Input.GiveUp();
        // The abort does not wake a thread that sleeps or waits; this does.
        foreach (var stretch in running)
            stretch.WakeUp();
        // Cancelling can block for as long as a thread does not come to a place where it can be aborted.
        new Thread(_abort.Cancel) { IsBackground = true, Name = $"aborting cell {Number}" }.Start();
        Stopped = idle.Task.Wait(Patience);
        _interrupted.TrySetResult();
    }
}
