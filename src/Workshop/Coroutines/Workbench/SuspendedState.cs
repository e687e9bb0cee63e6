namespace Workshop.Coroutines;

/// <summary>What lies on a coroutine's workbench: what is kept of it while no worker runs it.</summary>
/// <remarks>A copy of one moment. <see cref="ToString"/> gives a card of text.</remarks>
public sealed class SuspendedState
{
    internal SuspendedState(Coroutine coroutine, CoroutineStatus status, int? state, IReadOnlyList<PreservedVariable> variables, string waitsFor, int? worker)
    {
        Coroutine = coroutine;
        Status = status;
        State = state;
        Variables = variables;
        WaitsFor = waitsFor;
        Worker = worker;
        Bytes = CoroutineSize.Of(coroutine);
        MethodName = coroutine.MethodName;
        AwaitedBy = coroutine.ChainOfWaiters();
        Locate(coroutine.StateMachineType);
    }

    private SuspendedState(CoroutineStatus status, Type? stateMachine, object? copy, string waitsFor, string note)
    {
        Status = status;
        State = copy is null ? null : StateMachineReader.State(copy);
        Variables = copy is null ? [] : StateMachineReader.Variables(copy);
        WaitsFor = waitsFor;
        MethodName = stateMachine is null ? "a task" : CompilerNames.Method(stateMachine);
        Note = note;
        if (stateMachine is not null) Locate(stateMachine);
    }

    /// <summary>The coroutine itself; null when it is a plain task's state.</summary>
    public Coroutine? Coroutine { get; }

    /// <summary>The method's name in the source.</summary>
    public string MethodName { get; }

    /// <summary>
    /// Where it was in its life. <see cref="CoroutineStatus.Ready"/> means that it has yielded, was woken or was just started and waits for
    /// its turn; <see cref="CoroutineStatus.Running"/> that its worker did not come to the end of the turn, so nothing was read.
    /// </summary>
    public CoroutineStatus Status { get; }

    /// <summary>The compiler's state number: 0 and up at an await, −1 before the first line, −2 at the end; null while it runs.</summary>
    public int? State { get; }

    /// <summary>At which await of the method it stands, from 1 in the order of the source; null when at none.</summary>
    public int? AwaitNumber => State >= 0 ? State + 1 : null;

    /// <summary>The preserved variables: arguments, then locals, as the compiler lists them. Empty at the end and while it runs.</summary>
    /// <remarks>A local that the method has not reached has its type's default value.</remarks>
    public IReadOnlyList<PreservedVariable> Variables { get; }

    /// <summary>In words.</summary>
    public string WaitsFor { get; }

    /// <summary>The number of the worker that ran it last; null when none did or any may take it now.</summary>
    public int? Worker { get; }

    /// <summary>The line of the await in its file or cell; null when at none and where the method's symbols are not to be had.</summary>
    public int? Line { get; private set; }

    /// <summary>The file or cell that the line is in; null where it is not known.</summary>
    public string? File { get; private set; }

    /// <summary>
    /// The locals declared above the await that the compiler dropped: their values are not used on both sides of it. As far as symbols and text
    /// of the method are to be had.
    /// </summary>
    public IReadOnlyList<string> Dropped { get; private set; } = [];

    /// <summary>Who waits for its end: the coroutine that awaits it, the one that awaits that one, and so on.</summary>
    public IReadOnlyList<Coroutine> AwaitedBy { get; } = [];

    /// <summary>What there is to say besides: the exception that ended it, or what limits the reading of a plain task.</summary>
    public string? Note { get; internal init; }

    /// <summary>What the coroutine occupies on the heap, in bytes, without the objects that its variables refer to; 0 for a plain task.</summary>
    public int Bytes { get; }

    /// <summary>The value of one variable.</summary>
    /// <exception cref="KeyNotFoundException">None of that name is preserved here.</exception>
    public object? this[string variable] => Variables.FirstOrDefault(preserved => preserved.Name == variable) is { } found
        ? found.Value
        : throw new KeyNotFoundException($"'{MethodName}' preserves no variable '{variable}' here, only: {string.Join(", ", Variables.Select(preserved => preserved.Name))}. The compiler drops what is not used after an await.");

    internal static SuspendedState OfTask(CoroutineStatus status, Type? stateMachine, object? copy, string waitsFor, string note) =>
        new(status, stateMachine, copy, waitsFor, note);

    /// <summary>The state as a card: a line for the place, what is waited for, each variable, the size.</summary>
    public override string ToString() => SuspendedStateCard.Write(this);

    private void Locate(Type stateMachine)
    {
        if (AwaitNumber is not { } number || MethodSource.Of(stateMachine) is not { } source) return;
        Line = source.LineOfAwait(number);
        File = source.File;
        Dropped = source.DroppedAt(number);
    }
}
