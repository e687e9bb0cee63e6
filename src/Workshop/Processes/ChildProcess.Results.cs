namespace Workshop.Processes;

public static partial class ChildProcess
{
    /// <summary>Runs a method that returns a value.</summary>
    /// <typeparam name="TResult">The value's type; JSON must be able to carry it.</typeparam>
    /// <param name="method">A static method, or a lambda that captures nothing.</param>
    /// <param name="options">Limits, output, environment; null for the defaults.</param>
    /// <param name="cancellationToken">Kills the child.</param>
    /// <returns>How the child ended, whatever it did, with a copy of the value if there is one.</returns>
    /// <inheritdoc cref="RunAsync(Action, ChildOptions?, CancellationToken)"/>
    public static Task<ChildExit<TResult>> RunAsync<TResult>(
        Func<TResult> method, ChildOptions? options = null, CancellationToken cancellationToken = default) =>
        RunAsync<TResult>(Request(method), options, cancellationToken);

    /// <summary>Runs an asynchronous method that returns a value. The child ends when its task has completed.</summary>
    /// <inheritdoc cref="RunAsync{TResult}(Func{TResult}, ChildOptions?, CancellationToken)"/>
    public static Task<ChildExit<TResult>> RunAsync<TResult>(
        Func<Task<TResult>> method, ChildOptions? options = null, CancellationToken cancellationToken = default) =>
        RunAsync<TResult>(Request(method), options, cancellationToken);

    /// <summary>Runs a method on a copy of the argument; it returns a value.</summary>
    /// <typeparam name="TArg">The argument's type; JSON must be able to carry it.</typeparam>
    /// <typeparam name="TResult">The value's type; JSON must be able to carry it.</typeparam>
    /// <param name="method">A static method, or a lambda that captures nothing.</param>
    /// <param name="argument">The value to copy to the child.</param>
    /// <param name="options">Limits, output, environment; null for the defaults.</param>
    /// <param name="cancellationToken">Kills the child.</param>
    /// <inheritdoc cref="RunAsync{TResult}(Func{TResult}, ChildOptions?, CancellationToken)"/>
    public static Task<ChildExit<TResult>> RunAsync<TArg, TResult>(
        Func<TArg, TResult> method, TArg argument, ChildOptions? options = null, CancellationToken cancellationToken = default) =>
        RunAsync<TResult>(Request(method, argument), options, cancellationToken);

    /// <summary>Runs an asynchronous method on a copy of the argument; it returns a value. The child ends when its task has completed.</summary>
    /// <inheritdoc cref="RunAsync{TArg, TResult}(Func{TArg, TResult}, TArg, ChildOptions?, CancellationToken)"/>
    public static Task<ChildExit<TResult>> RunAsync<TArg, TResult>(
        Func<TArg, Task<TResult>> method, TArg argument, ChildOptions? options = null, CancellationToken cancellationToken = default) =>
        RunAsync<TResult>(Request(method, argument), options, cancellationToken);

    private static Task<ChildExit<TResult>> RunAsync<TResult>(ChildRequest request, ChildOptions? options, CancellationToken cancellationToken)
    {
        options ??= new();
        options.RequireAllowedCores();
        return RunCheckedAsync<TResult>(request, options, cancellationToken);
    }

    private static async Task<ChildExit<TResult>> RunCheckedAsync<TResult>(
        ChildRequest request, ChildOptions options, CancellationToken cancellationToken)
    {
        return new(await ChildRun.RunAsync(request, options, cancellationToken).ConfigureAwait(false));
    }
}
