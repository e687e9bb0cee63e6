using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Workshop.Cli.Execution.Protocol;
using Workshop.Processes;
using Workshop.Scripting;

namespace Workshop.Cli.Execution.Hosting;

/// <summary>The notebook's process: runs the cells that the tool sends, and does not outlive the tool.</summary>
internal sealed class NotebookHost : IDisposable
{
    private readonly MessageReader<HostCommand> _commands;
    private readonly MessageWriter<HostEvent> _events;
    private readonly RawOutputMarker _marker;
    private readonly CSharpEngine _engine;
    private readonly BlockingCollection<RunCell> _cells = [];
    private readonly Lock _gate = new();
    private CancellationTokenSource? _running;

    private NotebookHost(Stream commands, Stream events, string markerSecret)
    {
        _commands = new MessageReader<HostCommand>(commands, ProtocolJson.Default.HostCommand);
        _events = new MessageWriter<HostEvent>(events, ProtocolJson.Default.HostEvent);
        // Before the engine takes the console: the marker goes to what children and native code write to.
        _marker = new RawOutputMarker(markerSecret);
        _engine = new CSharpEngine(Environment.CurrentDirectory);
    }

    /// <summary>Runs cells until the tool says that none follows, then ends the process.</summary>
    /// <param name="arguments">What the tool put on the command line.</param>
    internal static async Task RunAsync(HostArguments arguments)
    {
        var commands = InheritedPipe.Open(arguments.Commands, PipeFlow.ToChild);
        var events = InheritedPipe.Open(arguments.Events, PipeFlow.FromChild);
        ProcessTree.AdoptOrphans();
        // Ctrl-C reaches every process of the terminal; what it means for the notebook is the tool's decision.
        using var ignored = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using var host = new NotebookHost(commands, events, arguments.MarkerSecret);
        // Environment.Exit in a cell must not lose what the cell wrote just before.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => host._engine.Dispose();
        // A thread of its own, not the pool's: a cell may have every pool thread blocked.
        new Thread(host.ReadCommands) { IsBackground = true, Name = "commands of the tool" }.Start();
        await host.RunCellsAsync().ConfigureAwait(false);
        ProcessTree.KillDescendants();
        // Not by returning: a thread that a cell left running would keep the process.
        Environment.Exit(CourseExitCode.Success);
    }

    public void Dispose()
    {
        _engine.Dispose();
        _events.Dispose();
        _cells.Dispose();
    }

    private void ReadCommands()
    {
        while (_commands.Read() is { } command)
        {
            switch (command)
            {
                case RunCell cell:
                    _cells.Add(cell);
                    break;
                case InterruptCell:
                    // Not on this thread, which has to notice the tool's end, nor on the pool's, which the cell may have blocked.
                    new Thread(Interrupt) { IsBackground = true, Name = "interruption" }.Start();
                    break;
                case EndNotebook:
                    _cells.CompleteAdding();
                    break;
            }
        }
        // The tool is gone, perhaps by kill -9. Nobody else will tidy up.
        try
        {
            ProcessTree.KillDescendants();
        }
        finally
        {
            Process.GetCurrentProcess().Kill();
        }
    }

    private async Task RunCellsAsync()
    {
        foreach (var cell in _cells.GetConsumingEnumerable())
        {
            using var interrupt = new CancellationTokenSource();
            lock (_gate)
                _running = interrupt;
            _events.TryWrite(new CellBegan(cell.Number));
            var result = await _engine.ExecuteAsync(new Cell(cell.Number, cell.Source), new PipeCellOutput(cell.Number, _events), input: null, interrupt.Token)
                .ConfigureAwait(false);
            lock (_gate)
                _running = null;
            _events.TryWrite(new CellEnded(cell.Number, result.Status, result.Value, result.Error));
            _marker.Write(cell.Number);
        }
    }

    private void Interrupt()
    {
        lock (_gate)
            _running?.Cancel();
    }
}
