namespace Workshop.Processes;

/// <summary>How a child process ended whose method returns a value.</summary>
/// <typeparam name="TResult">The value's type.</typeparam>
/// <inheritdoc/>
public sealed class ChildExit<TResult> : ChildExit
{
    internal ChildExit(ChildEnding ending)
        : base(ending) => Result = ending.Result<TResult>()!;

    /// <summary>What the method returned, a copy made by way of JSON.</summary>
    /// <exception cref="InvalidOperationException">The method did not return. The message says what happened instead.</exception>
    public TResult Result
    {
        get => Outcome == ChildOutcome.Returned
            ? field
            : throw new InvalidOperationException(
                $"There is no result: {this}. Look at {nameof(Outcome)} before you ask for {nameof(Result)}.");
        private init;
    }
}
