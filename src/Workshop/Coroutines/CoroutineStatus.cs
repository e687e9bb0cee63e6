namespace Workshop.Coroutines;

/// <summary>Where a coroutine is in its life.</summary>
public enum CoroutineStatus
{
    /// <summary>The method was called, none of its code has run: nobody started the coroutine yet.</summary>
    Created,

    /// <summary>
    /// Started and able to run: it waits for its turn, or has it. Other threads cannot tell the two apart, because
    /// a worker writes nothing when it takes a turn; the worker's own thread reads <see cref="Running"/>.
    /// </summary>
    Ready,

    /// <summary>A worker is executing it right now.</summary>
    Running,

    /// <summary>It stands at an <c>await</c> until what it waits for has happened.</summary>
    Suspended,

    /// <summary>It returned.</summary>
    Completed,

    /// <summary>An exception left it, or its scheduler was disposed before it ended.</summary>
    Faulted,

    /// <summary>An <see cref="OperationCanceledException"/> left it.</summary>
    Cancelled,
}
