namespace Workshop.Threads;

/// <summary>What <see cref="CpuAffinity"/> asks of an operating system.</summary>
/// <remarks>Every member may be called from any thread. A refused call throws a <see cref="System.ComponentModel.Win32Exception"/>.</remarks>
internal abstract class AffinityBackend
{
    /// <summary>The cores that this process was given.</summary>
    internal abstract CpuMask ReadProcess();

    /// <summary>The cores that the calling thread is bound to at present.</summary>
    internal abstract CpuMask ReadThread();

    /// <summary>Binds the calling thread to <paramref name="cores"/>, for good.</summary>
    internal abstract void Bind(CpuMask cores);

    /// <summary>Binds the calling thread until the scope is disposed of, on whichever thread.</summary>
    internal abstract IDisposable BindForNow(CpuMask cores);

    /// <summary>The core that the calling thread runs on, as it was a moment ago.</summary>
    internal abstract int CurrentCore();

    /// <summary>The backend of this system, or the reason why there is none.</summary>
    internal static (AffinityBackend? Backend, string? UnsupportedReason) ForThisSystem()
    {
        if (OperatingSystem.IsLinux())
            return (new LinuxAffinity(), null);
        if (OperatingSystem.IsWindows())
            return (new WindowsAffinity(), null);
        if (OperatingSystem.IsMacOS())
            return (null, "macOS has no call that binds a thread to a core; it takes hints at most.");
        return (null, $"This library can bind threads to cores on Linux and Windows, not on {Environment.OSVersion.Platform}.");
    }
}
