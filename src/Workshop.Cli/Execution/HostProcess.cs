using System.Diagnostics;
using System.Security.Cryptography;
using System.Threading.Channels;
using Workshop.Cli.Execution.Hosting;
using Workshop.Cli.Execution.Outputs;
using Workshop.Cli.Execution.Protocol;
using Workshop.Processes;
using Workshop.Scripting;

namespace Workshop.Cli.Execution;

/// <summary>A notebook's process, seen from the tool.</summary>
/// <remarks>
/// <code>
/// Running ─EndNotebook, Kill, crash, Environment.Exit→ Exited ─its descendants killed, its last text read→ HostExited, end of Events
/// </code>
/// Thread-safe. Whatever happens, <see cref="Events"/> ends once the process is gone.
/// </remarks>
internal sealed class HostProcess : IDisposable
{
    // Once the process and its descendants are dead the streams end by themselves; a process that escaped may hold them open.
    private static readonly TimeSpan PatienceForLastText = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly MessageWriter<HostCommand> _commands;
    private readonly Channel<HostEvent> _events = Channel.CreateUnbounded<HostEvent>(new UnboundedChannelOptions { SingleReader = true });

    private HostProcess(Process process, InheritedPipe commands, InheritedPipe events, string markerSecret)
    {
        _process = process;
        _commands = new MessageWriter<HostCommand>(commands.Stream, ProtocolJson.Default.HostCommand);
        _process.StandardInput.Close();
        var rawOut = Read(process.StandardOutput.BaseStream, StandardStream.Out, markerSecret);
        var rawError = Read(process.StandardError.BaseStream, StandardStream.Error, markerSecret);
        var sent = Task.Factory.StartNew(() => Receive(events.Stream), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        _ = FollowToTheEndAsync(sent, Task.WhenAll(rawOut, rawError));
    }

    /// <summary>What the process reports, and what becomes of it; ends with <see cref="HostExited"/>.</summary>
    internal ChannelReader<HostEvent> Events => _events.Reader;

    /// <summary>Starts a process for the cells of one notebook.</summary>
    /// <param name="folder">The notebook's folder, which becomes the working directory.</param>
    /// <exception cref="CourseException">No .NET runtime is found to start it with.</exception>
    internal static HostProcess Start(string folder)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var start = new ProcessStartInfo
        {
            FileName = DotnetProgram.Path(),
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(typeof(HostProcess).Assembly.Location);
        start.ArgumentList.Add(HostArguments.Verb);
        start.ArgumentList.Add(secret);
        var commands = new InheritedPipe(PipeFlow.ToChild);
        var events = new InheritedPipe(PipeFlow.FromChild);
        return new HostProcess(InheritedPipe.Start(start, commands, events), commands, events, secret);
    }

    /// <summary>Sends a command. A process that is gone does not get it; <see cref="Events"/> tells.</summary>
    internal void Send(HostCommand command) => _commands.TryWrite(command);

    /// <summary>Ends the process at once; its descendants follow.</summary>
    internal void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It was faster.
        }
    }

    /// <summary>Frees the pipes. The process must have exited.</summary>
    public void Dispose()
    {
        _commands.Dispose();
        _process.Dispose();
    }

    private void Receive(Stream events)
    {
        using var reader = new MessageReader<HostEvent>(events, ProtocolJson.Default.HostEvent);
        while (reader.Read() is { } happened)
            _events.Writer.TryWrite(happened);
    }

    private async Task Read(Stream stream, StandardStream name, string markerSecret)
    {
        var splitter = new RawOutputSplitter(name, markerSecret, happened => _events.Writer.TryWrite(happened));
        var buffer = new byte[16 << 10];
        int count;
        do
        {
            count = await stream.ReadAsync(buffer).ConfigureAwait(false);
            splitter.Take(buffer.AsSpan(0, count));
        }
        while (count > 0);
    }

    private async Task FollowToTheEndAsync(Task sent, Task raw)
    {
        await _process.WaitForExitAsync().ConfigureAwait(false);
        try
        {
            // Its orphans are ours now, because the tool adopts orphans. They would keep the streams open.
            ProcessTree.KillDescendants(Companions.Processes);
            await Task.WhenAny(Task.WhenAll(sent, raw), Task.Delay(PatienceForLastText)).ConfigureAwait(false);
        }
        finally
        {
            _events.Writer.TryWrite(new HostExited(_process.ExitCode));
            _events.Writer.Complete();
        }
    }
}
