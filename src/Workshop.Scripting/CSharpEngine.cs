using System.Diagnostics.CodeAnalysis;
using Workshop.Scripting.Compilation;
using Workshop.Scripting.Directives;
using Workshop.Scripting.Display;
using Workshop.Scripting.Errors;
using Workshop.Scripting.Execution;
using Workshop.Scripting.Formatting;

namespace Workshop.Scripting;

/// <summary>Runs C# cells one after the other; each sees what the ones before it declared.</summary>
/// <remarks>
/// <para>Cells are compiled with optimisation and line information. A cell that fails to compile changes nothing; one that
/// throws or is interrupted keeps what it had assigned.</para>
/// <para>Thread-safe: a cell handed over while another runs waits for its turn. Standard output and error of the process go
/// to the running cell for as long as an engine lives; two engines may live in one process.</para>
/// </remarks>
public sealed partial class CSharpEngine : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly NotebookLoadContext _loadContext;
    private readonly CellCompiler _compiler;
    private readonly SubmissionStates _states = new();
    private readonly ShadowedState _shadowed;
    private readonly OutputCarrier _carrier = new();
    private readonly IDisposable _console;
    private bool _handedOver;

    /// <summary>Makes an engine without any state.</summary>
    /// <param name="workingDirectory">Where relative paths of <c>#r</c> and <c>#load</c> start; usually the notebook's folder.</param>
    public CSharpEngine(string workingDirectory)
    {
        ArgumentException.ThrowIfNullOrEmpty(workingDirectory);
        UnhandledExceptions.KeepProcessAlive();
        _ = RichFormatter.RegisterAsync();
        _shadowed = new ShadowedState(_states);
        _loadContext = new NotebookLoadContext();
        _compiler = new CellCompiler(Path.GetFullPath(workingDirectory));
        _directives = new CellPlanReader(Path.GetFullPath(workingDirectory));
        _console = ConsoleRedirection.Begin();
    }

    /// <summary>Compiles and runs one cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="output">Receives what the cell writes and displays, while it runs. What a thread of the cell writes after
    /// the cell has ended still goes there.</param>
    /// <param name="input">Answers what the cell reads from <see cref="Console.In"/>; null when nobody does.</param>
    /// <param name="interrupt">Cancelling it stops the cell, an endless loop included.</param>
    /// <returns>How the cell ended. Neither the reader's mistakes nor an interruption throw.</returns>
    /// <exception cref="ObjectDisposedException">The engine was disposed.</exception>
    public Task<CellResult> ExecuteAsync(
        Cell cell, ICellOutput output, ICellInput? input = null, CancellationToken interrupt = default) =>
        InTurnAsync(cell, output, input, accept: true, interrupt);

    /// <summary>Evaluates an expression against the cells' variables. It declares nothing and has no number.</summary>
    /// <param name="expression">C#, without a semicolon.</param>
    /// <param name="output">Receives what it writes.</param>
    /// <param name="interrupt">Stops it.</param>
    /// <returns>Its value, or its error.</returns>
    /// <exception cref="ObjectDisposedException">The engine was disposed.</exception>
    public Task<CellResult> EvaluateAsync(string expression, ICellOutput output, CancellationToken interrupt = default) =>
        InTurnAsync(new Cell(0, expression), output, input: null, accept: false, interrupt);

    /// <summary>Makes the first cell quick: compiles and runs code like a cell's, without a trace in state or output.</summary>
    /// <remarks>For a host to start and forget. A cell handed over meanwhile does not wait for it.</remarks>
    public Task WarmUpAsync() => Task.Run(() => WarmUp.RunAsync(_compiler, _carrier, () => Volatile.Read(ref _handedOver)));

    /// <summary>Gives standard output and error back. Threads that cells left behind run on.</summary>
    public void Dispose()
    {
        _console.Dispose();
        _carrier.Dispose();
        _loadContext.Dispose();
        _turn.Dispose();
    }

    private async Task<CellResult> InTurnAsync(Cell cell, ICellOutput output, ICellInput? input, bool accept, CancellationToken interrupt)
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentNullException.ThrowIfNull(output);
        Volatile.Write(ref _handedOver, true);
        try
        {
            await _turn.WaitAsync(interrupt).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return CellErrors.Interrupted(stopped: true);
        }

        try
        {
            // Off the caller's thread: compiling takes milliseconds to seconds.
            return await Task.Run(() => FollowDirectivesAsync(cell, output, input, accept, interrupt), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a formatter or a static constructor of the reader throws is the cell's result.")]
    private async Task<CellResult> CompileAndRunAsync(
        Cell cell, ICellOutput output, ICellInput? input, bool accept, CancellationToken interrupt)
    {
        var sink = new CellOutputQueue(_carrier, output);
        CompiledCell compiled;
        try
        {
            var compilation = _compiler.Compile(cell, interrupt);
            if (compilation.Error is { } error)
                return error;
            compiled = compilation.Cell!;
            foreach (var warning in compiled.Warnings)
                sink.Write(StandardStream.Error, warning + "\n");
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            return CellErrors.Interrupted(stopped: true);
        }

        var execution = new CellExecution(cell.Number, sink, input);
        try
        {
            var entry = _loadContext.Load(compiled);
            var isSeen = accept && Accept(compiled);
            // Work that the cell leaves behind may use them, even if nothing continues from the cell.
            if (!isSeen)
                _shadowed.Keep(compiled.Declarations.NamesUsedLater);
            if (entry is null)
                return new CellResult(CellStatus.Completed, null, null);
            var value = await execution.RunAsync(
                () => isSeen ? _states.Invoke(entry) : _states.InvokeUnseen(entry), interrupt).ConfigureAwait(false);
            return new CellResult(CellStatus.Completed, compiled.HasValue ? execution.Format(value) : null, null);
        }
        catch (CellInterruptedException interrupted)
        {
            return CellErrors.Interrupted(interrupted.Stopped);
        }
        catch (Exception exception)
        {
            return CellErrors.FromException(exception);
        }
        finally
        {
            await sink.DrainAsync().ConfigureAwait(false);
        }
    }

    // Returns whether later cells continue from the cell's object.
    private bool Accept(CompiledCell cell)
    {
        _compiler.Accept(cell);
        if (cell.Code is null || !cell.Declarations.AreAny)
            return false;
        _shadowed.Accept(cell.Declarations, _states.Take());
        return true;
    }
}
