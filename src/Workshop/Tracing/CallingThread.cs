using System.Globalization;

namespace Workshop.Tracing;

/// <summary>What the operating system calls the calling thread.</summary>
internal static class CallingThread
{
    private const string Link = "/proc/thread-self";

    /// <summary>Its id; null where the system has no such link. Takes microseconds, so ask once a thread.</summary>
    internal static int? OsId =>
        OperatingSystem.IsLinux() && new FileInfo(Link).LinkTarget is { } target && int.TryParse(Path.GetFileName(target), CultureInfo.InvariantCulture, out var id)
            ? id
            : null;
}
