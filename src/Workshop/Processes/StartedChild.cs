using System.ComponentModel;

namespace Workshop.Processes;

/// <summary>A process that was started, in whatever way this system has: its streams are read, and its end will be known.</summary>
internal abstract class StartedChild : IDisposable
{
    /// <summary>
    /// How long to wait for the end of a dead child's streams. They end with the process and its children, which are killed
    /// with it; only one that has left the child's session on purpose may still hold them.
    /// </summary>
    internal static readonly TimeSpan StreamsLimit = TimeSpan.FromSeconds(5);

    private const int SmallestPipe = 4096;

    private readonly MemoryStream _received = new();

    protected StartedChild(ChildOptions options)
    {
        Output = new(options.StandardOutput ?? Console.Out);
        Error = new(options.StandardError ?? Console.Error);
    }

    internal abstract int Pid { get; }

    /// <summary>Completes when the process has ended and its streams were read. Look at <see cref="End"/> then, and not before.</summary>
    internal abstract Task Finished { get; }

    /// <summary>What the system says of its end.</summary>
    /// <exception cref="ChildProcessException">Somebody else in this process has taken the exit status.</exception>
    internal abstract ProcessEnd End { get; }

    internal ForwardedOutput Output { get; }

    internal ForwardedOutput Error { get; }

    /// <summary>This process's end of the request pipe; null when there is none.</summary>
    protected abstract Stream? Requests { get; }

    /// <summary>Starts it.</summary>
    /// <param name="start">What to start.</param>
    /// <param name="options">Its limits, output, environment.</param>
    /// <exception cref="ChildProcessException">The system refuses. Nothing of the child is left.</exception>
    internal static StartedChild Start(ChildStart start, ChildOptions options)
    {
        try
        {
            return OperatingSystem.IsLinux() && LinuxProcess.IsSupported ? LinuxChild.Start(start, options) : BclChild.Start(start, options);
        }
        catch (Win32Exception refused)
        {
            throw NotStarted(start, refused);
        }
    }

    internal static ChildProcessException NotStarted(ChildStart start, Win32Exception refused) =>
        new($"The system did not start '{start.Program}': {refused.Message}", cause: refused);

    /// <summary>Kills it, with all below it. Nothing happens when it has ended.</summary>
    internal abstract void Kill();

    /// <summary>The reports that have arrived. Look at them when <see cref="Finished"/> has completed.</summary>
    /// <exception cref="ChildProcessException">What has arrived are no reports.</exception>
    internal IReadOnlyList<ChildReport> Reports()
    {
        lock (_received)
        {
            _received.Position = 0;
            try
            {
                return ChildReport.ReadAll(_received);
            }
            catch (InvalidDataException foreign)
            {
                throw new ChildProcessException(
                    $"Process {Pid} wrote something else than its reports to descriptors that are not its own. {foreign.Message}", Error.Text, foreign);
            }
        }
    }

    /// <summary>Sends the request. A child that does not get it whole ends, and its end says so.</summary>
    internal async Task SendAsync(byte[] request)
    {
        try
        {
            StartFaults.At(StartStep.Request);
            // What a pipe always has room for needs no other thread to write it.
            if (request.Length <= SmallestPipe)
                Requests!.Write(request);
            else
                await Requests!.WriteAsync(request).ConfigureAwait(false);
        }
        catch (Exception dead) when (dead is IOException or ObjectDisposedException)
        {
            Requests?.Dispose(); // If it lives after all, it waits no longer.
        }
    }

    public abstract void Dispose();

    protected Task Receive(ReadOnlySpan<byte> report)
    {
        lock (_received)
            _received.Write(report);
        return Task.CompletedTask;
    }
}
