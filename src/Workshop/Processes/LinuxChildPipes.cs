using System.ComponentModel;
using System.Runtime.Versioning;

namespace Workshop.Processes;

/// <summary>The pipes of one child.</summary>
[SupportedOSPlatform("linux")]
internal sealed class LinuxChildPipes : IDisposable
{
    /// <summary>How the child calls its ends of the request pipe and of the report pipe: the first descriptors after the standard streams.</summary>
    internal static readonly IReadOnlyList<string> HandlesInChild = ["3", "4"];

    private bool _handedOver;

    /// <exception cref="Win32Exception">The system refuses.</exception>
    internal LinuxChildPipes(bool withMessages)
    {
        try
        {
            StartFaults.At(StartStep.OutputPipes);
            Output = new();
            Error = new();
            if (!withMessages)
                return;
            StartFaults.At(StartStep.MessagePipes);
            Requests = new();
            Reports = new();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    internal LinuxPipe Output { get; }

    internal LinuxPipe Error { get; }

    internal LinuxPipe? Requests { get; }

    internal LinuxPipe? Reports { get; }

    /// <summary>This process's ends are somebody else's to close from now on.</summary>
    internal void HandOver() => _handedOver = true;

    /// <summary>Closes the child's ends, which the child has copies of, and this process's if nobody took them.</summary>
    public void Dispose()
    {
        // Incomplete when a pipe could not be made.
        foreach (var pipe in new LinuxPipe?[] { Output, Error, Reports })
        {
            pipe?.WriteEnd.Dispose();
            if (!_handedOver)
                pipe?.ReadEnd.Dispose();
        }

        Requests?.ReadEnd.Dispose();
        if (!_handedOver)
            Requests?.WriteEnd.Dispose();
    }
}
