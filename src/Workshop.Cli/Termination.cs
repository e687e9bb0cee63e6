using System.Runtime.InteropServices;

namespace Workshop.Cli;

/// <summary>Turns Ctrl-C and the signals that ask a process to end into a cancellation, once; a second Ctrl-C ends the tool at once.</summary>
internal sealed class Termination : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _signal;

    internal Termination()
    {
        foreach (var (signal, number) in new[] { (PosixSignal.SIGINT, 2), (PosixSignal.SIGTERM, 15), (PosixSignal.SIGHUP, 1) })
            _registrations.Add(PosixSignalRegistration.Create(signal, context => context.Cancel = Begin(number)));
    }

    /// <summary>Cancelled by the first signal.</summary>
    internal CancellationToken Token => _source.Token;

    /// <summary>What shells report of a program that a signal ended: 128 and the signal's number.</summary>
    internal int ExitCode => CourseExitCode.Signalled + _signal;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _source.Dispose();
    }

    private bool Begin(int signal)
    {
        if (Interlocked.CompareExchange(ref _signal, signal, 0) != 0)
            return false;
        _source.Cancel();
        return true;
    }
}
