using System.Diagnostics.CodeAnalysis;
using System.Runtime;

namespace Workshop.Scripting.Execution;

/// <summary>A piece of a cell's code that runs on one thread without a pause and can be aborted from another.</summary>
/// <remarks>A thread that was aborted must not run another stretch: a second abort never reaches it.</remarks>
internal sealed class AbortableStretch
{
    private readonly Lock _gate = new();
    private Thread? _thread;
    private bool _woken;

    /// <summary>Whether the calling thread is inside a stretch.</summary>
    [field: ThreadStatic]
    internal static bool IsRunningHere { get; private set; }

    /// <summary>Runs the code; returns when it ends or when it was aborted.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "An abort surfaces as any exception; without one the filter lets everything pass.")]
    internal void Run(Action code, CancellationToken abort)
    {
        lock (_gate)
            _thread = Thread.CurrentThread;
        IsRunningHere = true;
        try
        {
#pragma warning disable SYSLIB0046 // There is no other way to stop a loop that asks nobody. The cell's state may be torn; the reader asked for it.
            ControlledExecution.Run(code, abort);
#pragma warning restore SYSLIB0046
        }
        catch (Exception) when (abort.IsCancellationRequested || _woken)
        {
            // The abort, in whatever it was wrapped on its way out. Nobody waits for the cell's outcome any more.
        }
        finally
        {
            IsRunningHere = false;
            lock (_gate)
                _thread = null;
        }
    }

    /// <summary>Wakes the thread if it sleeps or waits.</summary>
    internal void WakeUp()
    {
        lock (_gate)
        {
            if (_thread is null)
                return;
            _woken = true;
            _thread.Interrupt();
        }
    }
}
