namespace Workshop.Processes;

/// <summary>Runs a method of this program, or of a notebook's cell, in a process of its own.</summary>
/// <remarks>
/// <para>The child process loads the method's code anew: static variables have their initial values there, and nothing it does to
/// its memory is seen here. The argument and the result are copies, made by way of JSON (System.Text.Json, public fields included).</para>
/// <para>The method must be static, or a lambda that captures nothing. The child ends when the method returns (or its task
/// completes), with its other threads and whatever processes it started. It never outlives this process, however this one ends.</para>
/// <para>All members may be called from any thread. Cancelling kills the child with its descendants, waits for their end, and
/// throws <see cref="OperationCanceledException"/>.</para>
/// <example><code>
/// var exit = await ChildProcess.RunAsync(static () => Demo.Increment());
/// var sum = await ChildProcess.RunAsync(static n => Enumerable.Range(1, n).Sum(), 100);
/// Console.WriteLine(sum.Result);
/// </code></example>
/// </remarks>
public static partial class ChildProcess
{
    /// <summary>Runs a method.</summary>
    /// <param name="method">A static method, or a lambda that captures nothing.</param>
    /// <param name="options">Limits, output, environment; null for the defaults.</param>
    /// <param name="cancellationToken">Kills the child.</param>
    /// <returns>How the child ended, whatever it did.</returns>
    /// <exception cref="ArgumentException">The method captures something, or its code cannot be handed over. The message names the remedy.</exception>
    /// <exception cref="Threads.CoreNotAllowedException">A core of <see cref="ChildOptions.Cores"/> may not be used.</exception>
    /// <exception cref="ChildProcessException">The child could not be started, or could not load the method.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Task<ChildExit> RunAsync(Action method, ChildOptions? options = null, CancellationToken cancellationToken = default) =>
        RunAsync(Request(method), options, cancellationToken);

    /// <summary>Runs an asynchronous method. The child ends when its task has completed.</summary>
    /// <inheritdoc cref="RunAsync(Action, ChildOptions?, CancellationToken)"/>
    public static Task<ChildExit> RunAsync(Func<Task> method, ChildOptions? options = null, CancellationToken cancellationToken = default) =>
        RunAsync(Request(method), options, cancellationToken);

    /// <summary>Runs a method on a copy of the argument.</summary>
    /// <typeparam name="TArg">The argument's type; JSON must be able to carry it.</typeparam>
    /// <param name="method">A static method, or a lambda that captures nothing.</param>
    /// <param name="argument">The value to copy to the child.</param>
    /// <param name="options">Limits, output, environment; null for the defaults.</param>
    /// <param name="cancellationToken">Kills the child.</param>
    /// <inheritdoc cref="RunAsync(Action, ChildOptions?, CancellationToken)"/>
    public static Task<ChildExit> RunAsync<TArg>(
        Action<TArg> method, TArg argument, ChildOptions? options = null, CancellationToken cancellationToken = default) =>
        RunAsync(Request(method, argument), options, cancellationToken);

    /// <summary>Runs an asynchronous method on a copy of the argument. The child ends when its task has completed.</summary>
    /// <inheritdoc cref="RunAsync{TArg}(Action{TArg}, TArg, ChildOptions?, CancellationToken)"/>
    public static Task<ChildExit> RunAsync<TArg>(
        Func<TArg, Task> method, TArg argument, ChildOptions? options = null, CancellationToken cancellationToken = default) =>
        RunAsync(Request(method, argument), options, cancellationToken);

    private static Task<ChildExit> RunAsync(ChildRequest request, ChildOptions? options, CancellationToken cancellationToken)
    {
        options ??= new();
        options.RequireAllowedCores();
        return RunCheckedAsync(request, options, cancellationToken);
    }

    private static async Task<ChildExit> RunCheckedAsync(ChildRequest request, ChildOptions options, CancellationToken cancellationToken)
    {
        return new(await ChildRun.RunAsync(request, options, cancellationToken).ConfigureAwait(false));
    }

    private static ChildRequest Request(Delegate method) => Request(method, argument: null);

    private static ChildRequest Request<TArg>(Delegate method, TArg argument)
    {
        try
        {
            return Request(method, ChildJson.Write(argument, typeof(TArg)));
        }
        catch (NotSupportedException unwritable)
        {
            throw new ArgumentException(
                $"The argument of type '{typeof(TArg)}' cannot be written as JSON, so it cannot be copied to another process. Pass simpler data. {unwritable.Message}",
                nameof(argument), unwritable);
        }
    }

    private static ChildRequest Request(Delegate method, byte[]? argument)
    {
        ArgumentNullException.ThrowIfNull(method);
        var code = ChildMethod.Of(method);
        var (images, files) = ChildCode.Of(code);
        return new(code.Module.Assembly.FullName!, code.Module.ModuleVersionId, code.MetadataToken, images, files, argument);
    }
}
