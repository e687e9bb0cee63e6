namespace Workshop.Processes;

/// <summary>Runs any program in a process of its own, with the limits and the care that <see cref="ChildProcess"/> gives to methods.</summary>
/// <remarks>
/// <para>The program has no input, and no shell is between: arguments arrive as they are. On Linux it leads a process group of its own;
/// what it leaves there ends with it. On Linux it never outlives this process either, however this one ends. On macOS it may: a program is not told.</para>
/// <para>All members may be called from any thread. Cancelling kills the program with its descendants, waits for their end, and throws
/// <see cref="OperationCanceledException"/>.</para>
/// <example><code>
/// var exit = await ChildProgram.RunAsync("gcc", ["-O2", "hello.c"], new() { TimeLimit = TimeSpan.FromSeconds(10) });
/// Console.WriteLine($"{exit.ExitCode} after {exit.ProcessorTime}");
/// </code></example>
/// </remarks>
public static class ChildProgram
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">Its path, or its name if it is in a folder of PATH.</param>
    /// <param name="arguments">Its arguments; null for none.</param>
    /// <param name="options">Limits, output, environment; null for the defaults.</param>
    /// <param name="cancellationToken">Kills the program.</param>
    /// <returns>How it ended. <see cref="ChildOutcome.Exited"/> is the regular end of a program, whatever its exit code.</returns>
    /// <exception cref="Threads.CoreNotAllowedException">A core of <see cref="ChildOptions.Cores"/> may not be used.</exception>
    /// <exception cref="ChildProcessException">The program could not be started. The message says why.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Task<ChildExit> RunAsync(
        string program, IReadOnlyList<string>? arguments = null, ChildOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(program);
        options ??= new();
        options.RequireAllowedCores();
        return RunAsync(new ChildStart(ProgramPath.Find(program), arguments ?? [], HasMessages: false), options, cancellationToken);
    }

    /// <summary>Runs a program to its end, while the calling thread waits.</summary>
    /// <remarks>The shortest way on Linux: the calling thread itself reads the output and sees the end, so no other has to be woken.</remarks>
    /// <inheritdoc cref="RunAsync(string, IReadOnlyList{string}?, ChildOptions?, CancellationToken)"/>
    public static ChildExit Run(
        string program, IReadOnlyList<string>? arguments = null, ChildOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(program);
        options ??= new();
        options.RequireAllowedCores();
        var start = new ChildStart(ProgramPath.Find(program), arguments ?? [], HasMessages: false);
        return OperatingSystem.IsLinux() && LinuxProcess.IsSupported
            ? new(ChildRun.Run(start, options, cancellationToken))
            : RunAsync(start, options, cancellationToken).GetAwaiter().GetResult();
    }

    private static async Task<ChildExit> RunAsync(ChildStart start, ChildOptions options, CancellationToken cancellationToken) =>
        new(await ChildRun.RunAsync(start, request: null, options, cancellationToken).ConfigureAwait(false));
}
