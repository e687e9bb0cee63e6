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
    }

    /// <summary>The coroutine itself.</summary>
    public Coroutine Coroutine { get; }

    /// <summary>The method's name in the source.</summary>
    public string MethodName => Coroutine.MethodName;

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

    /// <summary>What the coroutine occupies on the heap, in bytes, without the objects that its variables refer to.</summary>
    public int Bytes { get; }

    /// <summary>The value of one variable.</summary>
    /// <exception cref="KeyNotFoundException">None of that name is preserved here.</exception>
    public object? this[string variable] => Variables.FirstOrDefault(preserved => preserved.Name == variable) is { } found
        ? found.Value
        : throw new KeyNotFoundException($"'{MethodName}' preserves no variable '{variable}' here, only: {string.Join(", ", Variables.Select(preserved => preserved.Name))}. The compiler drops what is not used after an await.");

    /// <summary>The state as a card: a line for the place, what is waited for, each variable, the size.</summary>
    public override string ToString() => SuspendedStateCard.Write(this);
}
