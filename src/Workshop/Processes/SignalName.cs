namespace Workshop.Processes;

/// <summary>Names of the signals that end processes, from &lt;signal.h&gt; of Linux and macOS.</summary>
internal static class SignalName
{
    /// <summary>Shells and the BCL report a process that died by signal <i>n</i> with this number plus <i>n</i>.</summary>
    private const int ExitCodeBase = 128;

    /// <summary>The signal behind an exit code; null when the code stands for none, and on Windows.</summary>
    internal static string? OfExitCode(int exitCode) =>
        OperatingSystem.IsWindows() || exitCode is <= ExitCodeBase or > ExitCodeBase + 64 ? null : Of(exitCode - ExitCodeBase);

    /// <summary>The name of a signal's number.</summary>
    internal static string Of(int signal) => signal switch
    {
        1 => "SIGHUP",
        2 => "SIGINT",
        3 => "SIGQUIT",
        4 => "SIGILL",
        5 => "SIGTRAP",
        6 => "SIGABRT",
        8 => "SIGFPE",
        9 => "SIGKILL",
        11 => "SIGSEGV",
        13 => "SIGPIPE",
        14 => "SIGALRM",
        15 => "SIGTERM",
        24 => "SIGXCPU",
        25 => "SIGXFSZ",
        _ => OfOneSystem(signal),
    };

    private static string OfOneSystem(int signal) => (signal, OperatingSystem.IsMacOS()) switch
    {
        (7, false) or (10, true) => "SIGBUS",
        (10, false) or (30, true) => "SIGUSR1",
        (12, false) or (31, true) => "SIGUSR2",
        (31, false) or (12, true) => "SIGSYS",
        _ => $"signal {signal}",
    };
}
