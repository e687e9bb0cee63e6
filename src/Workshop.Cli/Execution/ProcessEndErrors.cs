using Workshop.Scripting;

namespace Workshop.Cli.Execution;

/// <summary>What the reader is told about a cell that took the notebook's process with it.</summary>
internal static class ProcessEndErrors
{
    // A process killed by a signal reports this plus the signal's number.
    private const int Signalled = 128;

    internal static CellError Describe(int number, int exitCode)
    {
        var what = SignalName(exitCode - Signalled) is { } signal && !OperatingSystem.IsWindows()
            ? $"exit code {exitCode} ({signal})"
            : $"exit code {exitCode}";
        return new CellError(
            "ProcessEnded",
            $"Cell {number} ended the notebook's process with {what}. The cells after it did not run. Run such code in a child process.",
            []);
    }

    private static string? SignalName(int signal) => signal switch
    {
        2 => "SIGINT: interrupted",
        3 => "SIGQUIT",
        4 => "SIGILL",
        6 => "SIGABRT: a crash, such as FailFast or a stack overflow",
        9 => "SIGKILL: killed, by kill -9 or for lack of memory",
        11 => "SIGSEGV: a crash in native code",
        15 => "SIGTERM: told to end",
        _ => null,
    };
}
