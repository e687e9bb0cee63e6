using Workshop.Interop.Unix;

namespace Workshop.Processes;

/// <summary>What this process inherited of its starter's ways with signals.</summary>
public static class Signals
{
    /// <summary>Makes this process hear Ctrl-C's signal, even when its starter did not.</summary>
    /// <remarks>Whoever is started in the background of a shell, or by <c>nohup</c>, inherits deafness to SIGINT, and .NET keeps to it: a
    /// registration would never be called. Call this before the first registration in the process: it undoes earlier ones. On
    /// Windows it does nothing.</remarks>
    public static void ListenToInterrupt()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
            _ = Posix.Signal(Posix.SIGINT, Posix.SIG_DFL);
    }
}
