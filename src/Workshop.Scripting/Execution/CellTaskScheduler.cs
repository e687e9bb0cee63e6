namespace Workshop.Scripting.Execution;

/// <summary>Runs what follows an <c>await</c> in a cell, on threads of its own that can be stopped.</summary>
/// <remarks>
/// <para>The thread pool would be the natural place, but a pool thread that was aborted once cannot be aborted again and may
/// carry the abort into innocent work. Hence a few threads for each cell, kept while it awaits. Code that a cell hands to
/// <see cref="Task.Run(Action)"/> runs on the pool as ever; it cannot be stopped, only no longer be waited for.</para>
/// <para>After an interruption the scheduler drops what it is given: the cell's remaining code never runs.</para>
/// </remarks>
internal sealed class CellTaskScheduler(CellExecution execution) : TaskScheduler
{
    private static readonly TimeSpan IdleLife = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private readonly Queue<Task> _ready = new();
    private int _waiting;

    protected override void QueueTask(Task task)
    {
        if (execution.IsInterrupted)
            return;
        lock (_gate)
        {
            _ready.Enqueue(task);
            // Each waiting thread takes a task when it wakes, so only what exceeds their number needs a new one.
            if (_ready.Count > _waiting)
                StartThread();
            else
                Monitor.Pulse(_gate);
        }
    }

    // Inside a stretch the thread can be aborted already: a cell that waits for one of its own tasks runs it here.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        AbortableStretch.IsRunningHere && TryExecuteTask(task);

    protected override IEnumerable<Task>? GetScheduledTasks() => null;

    private void StartThread()
    {
        using (ExecutionContext.SuppressFlow())
            new Thread(Work) { IsBackground = true, Name = "cell continuation" }.Start();
    }

    private void Work()
    {
        while (!execution.IsInterrupted && Next() is { } task)
            execution.RunStretch(() => TryExecuteTask(task));
    }

    private Task? Next()
    {
        lock (_gate)
        {
            if (_ready.TryDequeue(out var task))
                return task;
            _waiting++;
            Monitor.Wait(_gate, IdleLife);
            _waiting--;
            return _ready.TryDequeue(out task) ? task : null;
        }
    }
}
