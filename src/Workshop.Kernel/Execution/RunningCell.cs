using System.Diagnostics.CodeAnalysis;

namespace Workshop.Kernel.Execution;

/// <summary>The cell that runs now, and its interruption: its code stops, and the child processes that it started are killed.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class RunningCell(IKernelHost host, KernelLog log)
{
    private readonly Lock _gate = new();
    private Run? _running;

    /// <summary>A cell begins. Ends when the result is disposed.</summary>
    internal Run Begin()
    {
        var run = new Run(this, host.ListChildren());
        lock (_gate)
            _running = run;
        return run;
    }

    /// <summary>Stops the cell, if one runs. Returns at once.</summary>
    internal void Interrupt()
    {
        lock (_gate)
            _running?.Interrupt();
    }

    [SuppressMessage("Design", "CA1031", Justification = "Children that cannot be killed must not keep the cell from ending.")]
    private void KillChildren(IReadOnlyList<int> except)
    {
        try
        {
            host.KillChildren(except);
        }
        catch (Exception exception)
        {
            log.Write($"The cell's child processes could not be killed: {exception.Message}");
        }
    }

    /// <summary>One run.</summary>
    internal sealed class Run(RunningCell owner, IReadOnlyList<int> olderChildren) : IDisposable
    {
        private readonly CancellationTokenSource _interrupt = new();
        private Task _interrupted = Task.CompletedTask;

        internal CancellationToken Token => _interrupt.Token;

        /// <summary>The cell has ended; what it started and an interruption had to kill is gone.</summary>
        public void Dispose()
        {
            lock (owner._gate)
                owner._running = null;
            _interrupted.Wait();
            _interrupt.Dispose();
        }

        internal void Interrupt()
        {
            if (!_interrupted.IsCompleted || _interrupt.IsCancellationRequested)
                return;
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _interrupted = done.Task;
            // A thread of its own: cancelling may block, and so may killing. The pool's threads may all be the cell's.
            new Thread(() =>
            {
                // First the code, so that it does not go on when the child that it waits for is gone.
                _interrupt.Cancel();
                owner.KillChildren(olderChildren);
                done.SetResult();
            })
            { IsBackground = true, Name = "interruption" }.Start();
        }
    }
}
